/** Raises and lowers the student's hand. A teacher can lower it, too. */
import { Hand } from 'lucide';
import { useState } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsViewWords } from '#client/i18n/words/student/controls-view-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import './controls-view.css';

interface RaiseHandButtonProps {
  readonly link: ClassLink;
  /** As the server's view says. */
  readonly isRaised: boolean;
  readonly isLost: boolean;
}

export function RaiseHandButton({ link, isRaised, isLost }: RaiseHandButtonProps) {
  const say = controlsViewWords.value;
  const [isPending, setPending] = useState(false);
  const request = async () => {
    setPending(true);
    await link.setHandRaised(!isRaised);
    setPending(false);
  };
  return (
    <button
      type="button"
      class="button hand-button"
      data-kind="quiet"
      data-up={isRaised ? '' : undefined}
      aria-busy={isPending}
      {...(isLost ? { disabled: true, title: sharedWords.value.reconnecting } : {})}
      onClick={() => void request()}
    >
      <Icon icon={Hand} />
      <span class="hand-word">{isRaised ? say.lowerHand : say.raiseHand}</span>
    </button>
  );
}
