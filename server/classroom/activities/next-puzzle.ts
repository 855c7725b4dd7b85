/**
 * A student whose own puzzle is solved goes on with the same picture in more pieces: at a board of that cut, made if she has none. The
 * old board stays as it is. A cut that the activity has not got yet is added to it, for whoever comes as far.
 */
import { randomInt } from 'node:crypto';
import type { ClassroomLog } from '#server/classroom/log.ts';
import type { Student } from '#server/classroom/port.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { PictureRecord } from '#server/store/port.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { Answer, NextPuzzle } from '#shared/protocol/socket-events.ts';
import { jigsawSpec } from '#shared/puzzle/jigsaw.ts';
import { nextSizeAfter } from '#shared/puzzle/next-size.ts';
import { TAB_DEFAULT } from '#shared/puzzle/puzzle.ts';
import type { ClassBoards } from './class-boards.ts';

export interface NextPuzzleDeps {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  readonly log: ClassroomLog;
  /** What is played. */
  readonly picture: PictureRecord | null;
}

/**
 * One after the other with all else that changes the class. Asked twice for the same board it answers with the same next one; since every
 * next one has more pieces, and a seat has one board of a cut at most, a seat has no more boards than there are sizes.
 */
export async function startNextPuzzle(
  { boards, seating, log, picture }: NextPuzzleDeps,
  { seat }: Student,
  from: number,
): Promise<Answer<NextPuzzle>> {
  const { activity } = boards;
  const now = boards.ofSeat(seat);
  if (activity === null || picture === null || now === undefined || activity.mode !== 'each')
    return failure('no-board');
  if (now.number !== from) {
    const before = boards.get(from);
    const wasOwn = before !== undefined && before.activity === activity.id && before.members.includes(seat);
    return wasOwn ? { ok: true, board: now.number } : failure('no-board');
  }
  const host = await boards.host(now.number);
  if (host === null) return failure('moved');
  if (!host.isSolved) return failure('unsolved');
  const { width: pictureWidth, height: pictureHeight } = picture;
  const next = nextSizeAfter({ pictureWidth, pictureHeight, cuts: activity.cuts }, now.cut);
  if (next === null) return failure('no-larger');
  const { tab } = activity.cuts[now.cut] ?? { tab: TAB_DEFAULT };
  const cut =
    next.kind === 'known'
      ? next.cut
      : await boards.addCut(
          jigsawSpec({
            seed: randomInt(2 ** 32),
            columns: next.size.columns,
            rows: next.size.rows,
            pixelWidth: pictureWidth,
            pixelHeight: pictureHeight,
            tab,
          }),
        );
  const currentActivity = boards.activity ?? activity;
  const known = boards.current.find((board) => board.cut === cut && board.members.includes(seat));
  const board = known ?? (await boards.add(currentActivity, [seat], { cut }));
  // The newest board is hers by itself; a place that her teacher gave her, or an older board, takes a word.
  const number = seating.get(seat)?.number;
  if (boards.ofSeat(seat)?.number !== board.number && number !== undefined) {
    const placed = await log.append({ kind: 'seatAssigned', seat: number, board: board.number });
    if (!placed.ok) return placed;
  }
  return { ok: true, board: board.number };
}
