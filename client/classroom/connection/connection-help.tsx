/** What a page shows while it has no connection: connecting, reconnecting, and after CONNECTION_HELP_MS what to do and whom to ask. */
import { CONNECTION_HELP_MS } from '#client/base/limits.ts';
import { connectionWords } from '#client/i18n/words/connection-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { useLongWait } from '#client/ui/long-wait.ts';
import { Loading } from '#client/ui/surfaces/notice.tsx';

/** The sentence that helps, in the words of who reads the page. The projector's is the teacher's. */
export type Help = () => string;

export const studentHelp: Help = () => connectionWords.value.student;

/** The sentence, once the connection has been missing for long; null before, and while there is one. */
export function useConnectionHelp(isLost: boolean, help: Help): string | null {
  const isLong = useLongWait(isLost, CONNECTION_HELP_MS);
  return isLong ? help() : null;
}

/** "Reconnecting", and the sentence in its place once it takes long; null while there is a connection. */
export function useReconnectingText(isLost: boolean, help: Help): string | null {
  const sentence = useConnectionHelp(isLost, help);
  if (!isLost) return null;
  return sentence ?? sharedWords.value.reconnecting;
}

/** In place of a class that has not come yet. */
export function Connecting({ help }: { readonly help: Help }) {
  return <Loading text={sharedWords.value.connecting} more={useConnectionHelp(true, help)} />;
}
