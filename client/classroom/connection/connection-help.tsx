/** What a page shows while it has no connection: connecting, reconnecting, and after CONNECTION_HELP_MS what to do and whom to ask. */
import { CONNECTION_HELP_MS } from '#client/base/limits.ts';
import { connectionWords } from '#client/i18n/words/connection-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { useLongWait } from '#client/ui/long-wait.ts';
import { Loading } from '#client/ui/surfaces/notice.tsx';

/** Whom the help addresses. The projector's addresses the teacher. */
export type Reader = 'student' | 'teacher';

/** The sentence, once the connection has been missing for long; null before, and while there is one. */
export function useConnectionHelp(isLost: boolean, reader: Reader): string | null {
  const isLong = useLongWait(isLost, CONNECTION_HELP_MS);
  if (!isLong) return null;
  return reader === 'student' ? connectionWords.value.student : connectionWords.value.teacher(location.host);
}

/** "Reconnecting", with the sentence once it takes long; null while there is a connection. */
export function useReconnectingText(isLost: boolean, reader: Reader): string | null {
  const help = useConnectionHelp(isLost, reader);
  if (!isLost) return null;
  return help === null ? sharedWords.value.reconnecting : `${sharedWords.value.reconnecting} ${help}`;
}

/** In place of a class that has not come yet. */
export function Connecting({ reader }: { readonly reader: Reader }) {
  return <Loading text={sharedWords.value.connecting} more={useConnectionHelp(true, reader)} />;
}
