/** What is led, as each person may see it, and as a projector may show it. */

import type { Person } from '#server/classroom/port.ts';
import { invitationOf } from '#server/identity/invitation.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { RESET_UNDO_MS } from '#shared/limits.ts';
import type {
  ControlsView,
  PresentView,
  RaisedHandView,
  SpotlightView,
  TeacherControlsView,
} from '#shared/protocol/teacher/controls-view.ts';
import { activityView, type ClassroomViewSource, membersOf } from './presented.ts';

export function controlsView(source: ClassroomViewSource, person: Person, now: number): ControlsView {
  const { facts, seating } = source;
  const isTeacher = person.role === 'teacher';
  const own = isTeacher ? undefined : seating.get(person.seat);
  return {
    now,
    timer: facts.timer,
    spotlight: spotlightView(source, isTeacher),
    handRaised: own !== undefined && facts.raisedHands.has(own.number),
    teacherOnly: isTeacher ? teacherOnlyView(source, now) : null,
  };
}

/** Nothing here names anybody unless the teacher chose names. Not the place for anything of one child alone. */
export function presentView(source: ClassroomViewSource, now: number): PresentView {
  const { record, facts, seating, boards, presences, picture } = source;
  const here = seating.seated.filter(({ id }) => presences.isHere(id));
  const { what, named } = facts.presented;
  return {
    title: record.title,
    code: record.code,
    invitation: invitationOf(record),
    here: here.length,
    capacity: record.capacity,
    names: named ? here.map(({ name, hue, shape }) => ({ name, hue, shape })) : null,
    what,
    paused: facts.paused,
    now,
    timer: facts.timer,
    spotlight: spotlightView(source, false),
    activity: boards.activity === null || picture === null ? null : activityView(boards.activity, picture),
    boards: boards.active.map(({ number, cut }) => ({ board: number, cut })),
  };
}

function spotlightView(source: ClassroomViewSource, isTeacher: boolean): SpotlightView | null {
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
  return {
    raisedHands: handsOf(source),
    pausedBoards: [...facts.pausedBoards],
    undoable,
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
    const { name, hue, shape } = seat;
    const member = board?.members.indexOf(seat.id) ?? -1;
    hands.push({ seat: number, name, hue, shape, board: board?.number ?? null, member, since });
  }
  return hands;
}
