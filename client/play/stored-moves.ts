/** Moves that an earlier page of a teacher has left on boards that this page does not show: they are sent, and the boards left again. */
import type { ClassLink } from '#client/net/class-link.ts';
import { boardsWithStoredMoves, type OutboxStorage } from '#client/net/outbox/stored-outbox.ts';
import type { Page } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { playMirror } from './play-mirror.ts';

export interface StoredMovesDeps {
  readonly link: Pick<ClassLink, 'transport' | 'enter' | 'leave'>;
  readonly page: Page;
  readonly view: ClassroomView;
  readonly storage: OutboxStorage;
}

export function sendStoredMoves({ view, storage, ...page }: StoredMovesDeps): void {
  const { id: classroom, activity, boards, you } = view;
  if (activity === null || you.role !== 'teacher') return;
  const stored = boardsWithStoredMoves({ classroom, person: you.id, storage });
  for (const board of boards) {
    if (!stored.has(board.board)) continue;
    const mirror = playMirror(
      { ...page, view, board, activity, storage },
      { onRefused: () => undefined, onChange: () => undefined },
    );
    page.link.enter(mirror);
    // Left once its moves are saved.
    page.link.leave(board.board);
  }
}
