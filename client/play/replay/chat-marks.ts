/** The marks of chat messages: what the board's members and the teachers wrote while it was played. */
import { requestOnce } from '#client/net/http/request.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import type { MessagePage } from '#shared/protocol/http/responses.ts';
import { classroomPath } from '#shared/protocol/paths.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';
import type { ReplayMark } from '#shared/replay/marks.ts';
import type { Stretch } from '#shared/replay/replay-log.ts';

/** Pages of the chat's history that are read, the newest first. */
const PAGES_MAX = 20;

export interface ChatMarksOptions {
  readonly classroom: ClassroomId;
  readonly members: ReplayIndex['members'];
  /** Only messages of these times. */
  readonly within: Stretch;
  /** Called with all marks so far, after each page. */
  readonly onMarks: (marks: readonly ReplayMark[]) => void;
}

/** @returns the function that ends it; `onMarks` is not called after it */
export function readChatMarks({ classroom, members, within, onMarks }: ChatMarksOptions): () => void {
  const seats = new Set(members.map((member) => member?.seat ?? null));
  const marks: ReplayMark[] = [];
  let end: () => void = () => undefined;
  const readPage = (query: string, pagesLeft: number) => {
    end = requestUntilAnswered<MessagePage>({
      send: () => requestOnce(classroomPath('messages', classroom) + query),
      onReply: (reply) => {
        if (!reply.ok) return;
        marks.push(...reply.messages.flatMap((message) => markOf(message, seats, within)));
        onMarks([...marks].sort((a, b) => a.time - b.time));
        const isPast = reply.messages.some(({ at }) => at < within.from);
        if (reply.next !== null && !isPast && pagesLeft > 1) readPage(`?before=${reply.next}`, pagesLeft - 1);
      },
      isTemporary,
    });
  };
  readPage('', PAGES_MAX);
  return () => end();
}

function markOf(message: MessageView, seats: ReadonlySet<number | null>, { from, to }: Stretch): ReplayMark[] {
  const { kind, by, from: author, text, at, state } = message;
  if (kind !== 'posted' || state !== 'shown' || at < from || at > to) return [];
  if (by === 'teacher') return [{ kind: 'chat', time: at, name: null, text }];
  return author !== null && seats.has(author.seat) ? [{ kind: 'chat', time: at, name: author.name, text }] : [];
}
