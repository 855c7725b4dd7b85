/** The notice that replaces a class's page while it connects, and when it is refused, closed, or open in a newer tab or on another device. */
import type { ComponentChildren } from 'preact';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import { Connecting, type Help } from './connection-help.tsx';
import type { ConnectionStatus } from './live-connection.ts';

interface ConnectionNoticeOptions extends ConnectionStatus {
  /** The page has a view of the class already: it stays visible while the connection is lost. */
  readonly hasView: boolean;
  readonly help: Help;
  /** The path of the page to go to when the class cannot be shown. */
  readonly home: string;
  /** The page of a browser that the class does not know. Nobody learns from it whether there is such a class. */
  readonly stranger: ComponentChildren;
}

/** Null when the class itself is to be shown. */
export function connectionNotice({
  state,
  why,
  hasView,
  help,
  home,
  stranger,
}: ConnectionNoticeOptions): ComponentChildren {
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
  const notice = (text: string, control: ComponentChildren) => (
    <NoticePage text={text} home={home}>
      {control}
    </NoticePage>
  );
  switch (state) {
    case 'connecting':
    case 'live':
    case 'reconnecting':
      return hasView ? null : <Connecting help={help} />;
    case 'replaced':
      return notice(errorSentences.value.replaced, reloadButton(say.useThisTab));
    case 'elsewhere':
      return notice(errorSentences.value['seat-elsewhere'], homeLink);
    case 'closed':
      return notice(say.closed, homeLink);
    case 'refused': {
      const code = why ?? 'internal';
      if (code === 'not-member') return stranger;
      const canReload = code === 'other-version' || code === 'internal';
      return notice(errorSentences.value[code], canReload ? reloadButton(say.loadAgain) : homeLink);
    }
  }
}
