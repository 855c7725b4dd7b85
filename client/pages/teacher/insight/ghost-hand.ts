/** Shows a piece's place on boards of the class: a connection of its own, for one request. Loaded when a teacher asks for it. */
import { ClassLink } from '#client/net/class-link.ts';
import type { Reply } from '#client/net/http/request.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import type { BoardNumber, ClassroomId, PieceId } from '#shared/ids.ts';

/** How long to wait for the connection. Milliseconds. */
const CONNECTION_MS = 10_000;

/** Answers with the number of boards that show it now. A board that has the piece in place shows nothing. */
export function showOnBoards(
  classroom: ClassroomId,
  boards: readonly BoardNumber[],
  piece: PieceId,
): Promise<Reply<{ readonly boardCount: number }>> {
  return new Promise((resolve) => {
    let hasAsked = false;
    const finish = (answer: Reply<{ readonly boardCount: number }>) => {
      clearTimeout(timer);
      // Not within the link's own callback.
      setTimeout(() => link.close());
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ ok: false, code: 'offline' }), CONNECTION_MS);
    const link = new ClassLink({
      classroom,
      page: newPageId(),
      origin: '',
      onState: (state, why) => {
        if (state === 'live' && !hasAsked) {
          hasAsked = true;
          void link.showPiece(boards, piece).then(finish);
        } else if (why !== null) finish({ ok: false, code: why });
      },
      onClassroom: () => undefined,
      onWatched: () => undefined,
      onRefused: () => undefined,
    });
  });
}
