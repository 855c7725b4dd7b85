/** The teacher's controls as each person may see them. */

import { shownName } from '#server/classroom/seats/appearance.ts';
import type { Person } from '#server/identity/person.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { RESET_UNDO_MS } from '#shared/limits.ts';
import type {
  ControlsView,
  RaisedHandView,
  SpotlightView,
  TeacherControlsView,
} from '#shared/protocol/views/controls-view.ts';
import { collectedMoments, shownMoments } from './moments-view.ts';
import { type ClassroomViewSource, membersOf } from './view-source.ts';

export function controlsView(source: ClassroomViewSource, person: Person, now: number): ControlsView {
  const { facts, seating } = source;
  const isTeacher = person.role === 'teacher';
  const own = isTeacher ? undefined : seating.get(person.seat);
  const moments = shownMoments(source, isTeacher);
  return {
    now,
    ...(moments === null ? {} : { shownMoments: moments }),
    timer: facts.timer,
    sounds: facts.sounds,
    studentReplay: facts.studentReplay,
    feastFigures: facts.feastFigures,
    spotlight: spotlightView(source, isTeacher),
    handRaised: own !== undefined && facts.raisedHands.has(own.number),
    teacherOnly: isTeacher ? teacherOnlyView(source, now) : null,
  };
}

/** @param isTeacher names are in the view even where the class does not see them */
export function spotlightView(source: ClassroomViewSource, isTeacher: boolean): SpotlightView | null {
  const { facts, boards } = source;
  const { spotlight } = facts;
  const record = spotlight === null ? undefined : boards.get(spotlight.board);
  if (spotlight === null || record === undefined || !boards.isCurrent(record.number)) return null;
  const { board, named } = spotlight;
  return { board, cut: record.cut, named, members: named || isTeacher ? membersOf(source, record) : [] };
}

function teacherOnlyView(source: ClassroomViewSource, now: number): TeacherControlsView {
  const { facts } = source;
  const undoable: { board: BoardNumber; until: number }[] = [];
  for (const [board, { at }] of facts.resets) {
    const until = at + RESET_UNDO_MS;
    if (until > now) undoable.push({ board, until });
  }
  const { activity } = source.boards;
  const withdrawableUntil = activity?.continues === undefined ? 0 : activity.createdAt + RESET_UNDO_MS;
  return {
    raisedHands: handsOf(source),
    pausedBoards: [...facts.pausedBoards],
    undoable,
    ...(facts.moments.length > 0 ? { moments: collectedMoments(source) } : {}),
    ...(withdrawableUntil > now ? { withdrawableUntil } : {}),
    pausesAtTimerEnd: facts.pausesAtTimerEnd,
    presented: facts.presented,
    thresholds: facts.thresholds,
  };
}

function handsOf({ facts, seating, boards }: ClassroomViewSource): RaisedHandView[] {
  const seats = new Map(seating.seated.map((seat) => [seat.number, seat]));
  const hands: RaisedHandView[] = [];
  for (const [number, since] of facts.raisedHands) {
    const seat = seats.get(number);
    if (seat === undefined) continue;
    const board = boards.ofSeat(seat.id);
    const { hue, shape } = seat;
    const member = board?.members.indexOf(seat.id) ?? -1;
    hands.push({ seat: number, name: shownName(seat), hue, shape, board: board?.number ?? null, member, since });
  }
  return hands;
}
