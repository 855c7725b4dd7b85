/** A class as each person in it may see it, and as the list of open classes may show it. */
import type { ClassroomView, RoomView, You } from '../../../../shared/protocol/events.ts';
import type { BoardRecord } from '../../../store/port.ts';
import type { Person } from '../../classrooms.ts';
import { invitationOf } from '../door/invitation.ts';
import { doorView } from '../door/view.ts';
import { ledView } from '../leading/view.ts';
import { hueOf } from '../seats/looks.ts';
import { activityView, type ClassroomParts, membersOf, sampleOf } from './shown.ts';

export function classroomView(parts: ClassroomParts, person: Person, now: number): ClassroomView {
  const { record, facts, seating, boards, picture } = parts;
  const { id, title, code, capacity, naming } = record;
  const isTeacher = person.role === 'teacher';
  return {
    id,
    title,
    code: isTeacher ? code : null,
    invitation: isTeacher ? invitationOf(record) : null,
    capacity,
    seats: seating.size,
    paused: facts.paused,
    activity: boards.activity === null || picture === null ? null : activityView(boards.activity, picture),
    boards: boards.played
      .filter((board) => (isTeacher ? isSomebodys(parts, board) : boards.ofSeat(person.seat) === board))
      .map((board) => ({
        board: board.number,
        activity: board.activity,
        cut: board.cut,
        team: board.team,
        members: membersOf(parts, board),
      })),
    you: you(parts, person),
    notYet: isTeacher ? seating.choices(parts.door.step).flatMap(({ name, taken }) => (taken ? [] : [name])) : [],
    hasCards: naming === 'list' || naming === 'numbers',
    led: ledView(parts, person, now),
    finished: facts.finished,
    door: isTeacher ? doorView(parts, person) : null,
  };
}

/** Nothing of what is inside. */
export function roomView({ record, facts, seating, boards, picture, door }: ClassroomParts): RoomView {
  const { id, title, capacity, passwordHash } = record;
  const asks = door.door === 'approval';
  return {
    id,
    title,
    locked: passwordHash !== null || asks,
    open: door.door !== 'code',
    asks,
    shut: facts.locked,
    seats: seating.size,
    capacity,
    mode: boards.activity?.mode ?? null,
    sample: sampleOf(picture),
    hue: hueOf(id),
  };
}

/** A board of one's own that nobody has any more is kept, and not shown. */
function isSomebodys({ boards, seating }: ClassroomParts, board: BoardRecord): boolean {
  return boards.activity?.mode !== 'each' || boards.seatsAt(board).some((seat) => seating.get(seat)?.state === 'in');
}

function you({ seating, boards }: ClassroomParts, person: Person): You {
  if (person.role === 'teacher') return { role: 'teacher' };
  const seat = seating.get(person.seat);
  const board = boards.ofSeat(person.seat);
  return {
    role: 'student',
    name: seat?.name ?? '',
    hue: seat?.hue ?? 0,
    shape: seat?.shape ?? 'circle',
    rejoin: seat?.rejoin ?? '',
    board: board?.number ?? null,
    member: board?.members.indexOf(person.seat) ?? -1,
  };
}
