/** A student's own hand: up when help is needed, down again by the student or the teacher. */
import { Hand } from 'lucide';
import { useState } from 'preact/hooks';
import { ledWords } from '../../../i18n/words/led.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Icon } from '../../../ui/controls/icon.tsx';
import './led.css';

interface HandButtonProps {
  readonly link: ClassLink;
  /** As the server has it. */
  readonly isUp: boolean;
  readonly isLost: boolean;
}

export function HandButton({ link, isUp, isLost }: HandButtonProps) {
  const say = ledWords.value;
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    await link.hand(!isUp);
    setAsking(false);
  };
  return (
    <>
      <button
        type="button"
        class="button hand-button"
        data-kind="quiet"
        data-up={isUp ? '' : undefined}
        aria-busy={isAsking}
        disabled={isLost}
        onClick={() => void ask()}
      >
        <Icon of={Hand} />
        <span class="hand-word">{isUp ? say.handDown : say.needHelp}</span>
      </button>
      <span class="unseen" role="status">
        {isUp ? say.handIsUp : ''}
      </span>
    </>
  );
}
