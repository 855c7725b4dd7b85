/** What a class's page shows instead of the class: not there yet, not let in, over, or open in a newer tab or on another device. */
import type { ComponentChildren } from 'preact';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { sentences } from '../../i18n/words/errors.ts';
import { words } from '../../i18n/words/shared.ts';
import type { LinkState } from '../../net/link.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice, Waiting } from '../../ui/surfaces/notice.tsx';

interface OutsideProps {
  readonly state: LinkState;
  readonly why: ErrorCode | null;
  /** The class is known already: a lost connection leaves it in sight. */
  readonly isKnown: boolean;
  /** Where there is no way in: where else to go. */
  readonly home: string;
}

/** Null: the class itself is to be shown. */
export function outsideOf({ state, why, isKnown, home }: OutsideProps): ComponentChildren {
  const say = words.value;
  const homeward = (
    <a class="button" data-kind="primary" href={home}>
      {say.toTheDoor}
    </a>
  );
  const again = (label: string) => (
    <Button kind="primary" onClick={() => location.reload()}>
      {label}
    </Button>
  );
  switch (state) {
    case 'connecting':
      return isKnown ? null : <Waiting says={say.connecting} />;
    case 'live':
    case 'reconnecting':
      return isKnown ? null : <Waiting says={say.connecting} />;
    case 'replaced':
      return <Notice says={sentences.value.replaced}>{again(say.useThisTab)}</Notice>;
    case 'elsewhere':
      return <Notice says={sentences.value['seat-elsewhere']}>{homeward}</Notice>;
    case 'closed':
      return <Notice says={say.closed}>{homeward}</Notice>;
    case 'refused': {
      const code = why ?? 'internal';
      return (
        <Notice says={sentences.value[code]}>
          {code === 'other-version' || code === 'internal' ? again(say.loadAgain) : homeward}
        </Notice>
      );
    }
  }
}
