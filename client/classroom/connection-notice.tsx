/** What a class's page shows instead of the class: not there yet, not let in, over, or open in a newer tab or on another device. */
import type { ComponentChildren } from 'preact';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import type { ConnectionState } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Loading, Notice } from '#client/ui/surfaces/notice.tsx';
import type { ErrorCode } from '#shared/protocol/errors.ts';

interface ConnectionNoticeOptions {
  readonly state: ConnectionState;
  readonly why: ErrorCode | null;
  /** The class is known already: a lost connection leaves it in sight. */
  readonly hasView: boolean;
  /** Where there is no way in: where else to go. */
  readonly home: string;
}

/** Null: the class itself is to be shown. */
export function connectionNotice({ state, why, hasView, home }: ConnectionNoticeOptions): ComponentChildren {
  const say = sharedWords.value;
  const homeLink = (
    <a class="button" data-kind="primary" href={home}>
      {say.toStartPage}
    </a>
  );
  const reloadButton = (label: string) => (
    <Button kind="primary" onClick={() => location.reload()}>
      {label}
    </Button>
  );
  switch (state) {
    case 'connecting':
      return hasView ? null : <Loading text={say.connecting} />;
    case 'live':
    case 'reconnecting':
      return hasView ? null : <Loading text={say.connecting} />;
    case 'replaced':
      return <Notice text={errorSentences.value.replaced}>{reloadButton(say.useThisTab)}</Notice>;
    case 'elsewhere':
      return <Notice text={errorSentences.value['seat-elsewhere']}>{homeLink}</Notice>;
    case 'closed':
      return <Notice text={say.closed}>{homeLink}</Notice>;
    case 'refused': {
      const code = why ?? 'internal';
      return (
        <Notice text={errorSentences.value[code]}>
          {code === 'other-version' || code === 'internal' ? reloadButton(say.loadAgain) : homeLink}
        </Notice>
      );
    }
  }
}
