/** The notice that replaces a class's page while it connects, and when it is refused, closed, or open in a newer tab or on another device. */
import type { ComponentChildren } from 'preact';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Notice } from '#client/ui/surfaces/notice.tsx';
import { Connecting, type Help } from './connection-help.tsx';
import type { ConnectionStatus } from './live-connection.ts';

interface ConnectionNoticeOptions extends ConnectionStatus {
  /** The page has a view of the class already: it stays visible while the connection is lost. */
  readonly hasView: boolean;
  readonly help: Help;
  /** The path of the page to go to when the class cannot be shown. */
  readonly home: string;
}

/** Null when the class itself is to be shown. */
export function connectionNotice({ state, why, hasView, help, home }: ConnectionNoticeOptions): ComponentChildren {
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
    case 'live':
    case 'reconnecting':
      return hasView ? null : <Connecting help={help} />;
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
