/**
 * A student who has solved their own puzzle continues with the same picture in more pieces. They get a board of that cut, unless they
 * have one. The old board stays as it is. A cut that the activity lacks is added to it, for other students who get this far.
 */
import { randomInt } from 'node:crypto';
import type { ClassroomLog } from '#server/classroom/log.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { Student } from '#server/identity/person.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { Answer, NextPuzzle } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { nextSizeAfter } from '#shared/puzzle/next-size.ts';
import type { ClassBoards } from './class-boards.ts';

export interface NextPuzzleDeps {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  readonly log: ClassroomLog;
  /** The picture of the current activity; null: it has none. */
  readonly picture: PictureRecord | null;
}

/**
 * Runs inside the class's mutex. A repeated request for one board gets the same next board. Every next board has more pieces, and a
 * seat has at most one board of a cut: so a seat has no more boards than there are sizes.
 */
export async function startNextPuzzle(
  { boards, seating, log, picture }: NextPuzzleDeps,
  { seat }: Student,
  from: number,
): Promise<Answer<NextPuzzle>> {
  const { activity } = boards;
  const current = boards.ofSeat(seat);
  if (activity === null || current === undefined || activity.mode !== 'each') return failure('no-board');
  if (current.number !== from) {
    const earlier = boards.get(from);
    const wasOwn = earlier !== undefined && earlier.activity === activity.id && earlier.members.includes(seat);
    return wasOwn ? { ok: true, board: current.number } : failure('no-board');
  }
  const host = await boards.host(current.number);
  if (host === null) return failure('moved');
  if (!host.isSolved) return failure('unsolved');
  const sheet = picture ?? activity.cuts[current.cut];
  if (sheet === undefined) return failure('no-board');
  const { width: pictureWidth, height: pictureHeight } = sheet;
  const next = nextSizeAfter({ pictureWidth, pictureHeight, cuts: activity.cuts }, current.cut);
  if (next === null) return failure('no-larger');
  const cut = next.kind === 'known' ? next.cut : await boards.addCut(next.specOf(randomInt(2 ** 32)));
  const currentActivity = boards.activity ?? activity;
  const known = boards.current.find((board) => board.cut === cut && board.members.includes(seat));
  const board = known ?? (await boards.add(currentActivity, [seat], { cut }));
  // A seat plays at its newest board. An older board, or a seat that the teacher has assigned, needs an assignment.
  const number = seating.get(seat)?.number;
  if (boards.ofSeat(seat)?.number !== board.number && number !== undefined) {
    const assigned = await log.append({ kind: 'seatAssigned', seat: number, board: board.number });
    if (!assigned.ok) return assigned;
  }
  return { ok: true, board: board.number };
}
