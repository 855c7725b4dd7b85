/**
 * A student whose own puzzle is solved goes on with the same picture in more pieces: at a board of that cut, made if she has none. The
 * old board stays as it is. A cut that the activity has not got yet is added to it, for whoever comes as far.
 */
import { randomInt } from 'node:crypto';
import { failure } from '../../../../shared/protocol/errors.ts';
import type { Answer, WentOn } from '../../../../shared/protocol/events.ts';
import { nextAfter } from '../../../../shared/puzzle/again.ts';
import { jigsawSpec } from '../../../../shared/puzzle/jigsaw.ts';
import { TAB_DEFAULT } from '../../../../shared/puzzle/puzzle.ts';
import type { PictureRecord } from '../../../store/port.ts';
import type { Student } from '../../classrooms.ts';
import type { ClassroomLog } from '../log.ts';
import type { Seating } from '../seats/seating.ts';
import type { ClassBoards } from './boards.ts';

export interface AgainParts {
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
export async function playAgain(
  { boards, seating, log, picture }: AgainParts,
  { seat }: Student,
  from: number,
): Promise<Answer<WentOn>> {
  const { activity } = boards;
  const now = boards.ofSeat(seat);
  if (activity === null || picture === null || now === undefined || activity.mode !== 'each')
    return failure('no-board');
  if (now.number !== from) {
    const before = boards.get(from);
    const wasHers = before !== undefined && before.activity === activity.id && before.members.includes(seat);
    return wasHers ? { ok: true, board: now.number } : failure('no-board');
  }
  const host = await boards.host(now.number);
  if (host === null) return failure('moved');
  if (!host.isSolved) return failure('unsolved');
  const { width: pictureWidth, height: pictureHeight } = picture;
  const next = nextAfter({ pictureWidth, pictureHeight, cuts: activity.cuts }, now.cut);
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
  const played = boards.activity ?? activity;
  const known = boards.now.find((board) => board.cut === cut && board.members.includes(seat));
  const board = known ?? (await boards.add(played, [seat], { cut }));
  // The newest board is hers by itself; a place that her teacher gave her, or an older board, takes a word.
  const number = seating.get(seat)?.number;
  if (boards.ofSeat(seat)?.number !== board.number && number !== undefined) {
    const placed = await log.keep({ kind: 'seatPlaced', seat: number, board: board.number });
    if (!placed.ok) return placed;
  }
  return { ok: true, board: board.number };
}
