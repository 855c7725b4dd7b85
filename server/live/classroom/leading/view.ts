/** What is led, as each person may see it, and as a projector may show it. */
import type { BoardNumber } from '../../../../shared/ids.ts';
import { RESET_UNDO_MS } from '../../../../shared/limits.ts';
import type { HandView, LedView, PresentView, SpotlightView, TeachersView } from '../../../../shared/protocol/led.ts';
import type { Person } from '../../classrooms.ts';
import { invitationOf } from '../door/invitation.ts';
import { activityView, type ClassroomParts, membersOf } from '../view/shown.ts';

export function ledView(parts: ClassroomParts, person: Person, now: number): LedView {
  const { facts, seating } = parts;
  const isTeacher = person.role === 'teacher';
  const own = isTeacher ? undefined : seating.get(person.seat);
  return {
    now,
    timer: facts.timer,
    spotlight: spotlightView(parts, isTeacher),
    handUp: own !== undefined && facts.hands.has(own.number),
    hers: isTeacher ? teachersView(parts, now) : null,
  };
}

/** Nothing here names anybody unless the teacher chose names. Not the place for anything of one child alone. */
export function presentView(parts: ClassroomParts, now: number): PresentView {
  const { record, facts, seating, boards, presences, picture } = parts;
  const here = seating.all.filter(({ id }) => presences.isHere(id));
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
    spotlight: spotlightView(parts, false),
    activity: boards.activity === null || picture === null ? null : activityView(boards.activity, picture),
    boards: boards.played.map(({ number, cut }) => ({ board: number, cut })),
  };
}

function spotlightView(parts: ClassroomParts, isTeacher: boolean): SpotlightView | null {
  const { facts, boards } = parts;
  const { spotlight } = facts;
  const record = spotlight === null ? undefined : boards.get(spotlight.board);
  if (spotlight === null || record === undefined || !boards.isNow(record.number)) return null;
  const { board, named } = spotlight;
  return { board, cut: record.cut, named, members: named || isTeacher ? membersOf(parts, record) : [] };
}

function teachersView(parts: ClassroomParts, now: number): TeachersView {
  const { facts } = parts;
  const undoable: { board: BoardNumber; until: number }[] = [];
  for (const [board, { at }] of facts.resets) {
    const until = at + RESET_UNDO_MS;
    if (until > now) undoable.push({ board, until });
  }
  return {
    hands: handsOf(parts),
    pausedBoards: [...facts.pausedBoards],
    undoable,
    presented: facts.presented,
    thresholds: facts.thresholds,
  };
}

function handsOf({ facts, seating, boards }: ClassroomParts): HandView[] {
  const seats = new Map(seating.all.map((seat) => [seat.number, seat]));
  const hands: HandView[] = [];
  for (const [number, since] of facts.hands) {
    const seat = seats.get(number);
    if (seat === undefined) continue;
    const board = boards.ofSeat(seat.id);
    const { name, hue, shape } = seat;
    const member = board?.members.indexOf(seat.id) ?? -1;
    hands.push({ seat: number, name, hue, shape, board: board?.number ?? null, member, since });
  }
  return hands;
}
