/** A class as each person in it may see it, and as the list of open classes may show it. */
import type { ClassroomFacts } from '../../../shared/classroom/facts.ts';
import type { ActivityView, ClassroomView, MemberView, RoomView, You } from '../../../shared/protocol/events.ts';
import { isSampleId, type SampleId } from '../../../shared/samples.ts';
import type { ActivityRecord, BoardRecord, ClassroomRecord, PictureRecord } from '../../store/port.ts';
import type { Person } from '../classrooms.ts';
import type { ClassBoards } from './boards.ts';
import type { Presences } from './presences.ts';
import { hueOf } from './seats/looks.ts';
import type { Seating } from './seats/seating.ts';

/** What a view is made of. */
export interface ClassroomParts {
  readonly record: ClassroomRecord;
  readonly facts: ClassroomFacts;
  readonly seating: Seating;
  readonly boards: ClassBoards;
  readonly presences: Presences;
  /** What is played. */
  readonly picture: PictureRecord | null;
}

export function classroomView(parts: ClassroomParts, person: Person): ClassroomView {
  const { record, facts, seating, boards, picture } = parts;
  const { id, title, code, capacity, naming } = record;
  const isTeacher = person.role === 'teacher';
  return {
    id,
    title,
    code: isTeacher ? code : null,
    capacity,
    seats: seating.size,
    paused: facts.paused,
    activity: boards.activity === null || picture === null ? null : activityView(boards.activity, picture),
    boards: boards.now
      .filter((board) => isTeacher || board.members.includes(person.seat))
      .map((board) => ({
        board: board.number,
        activity: board.activity,
        cut: board.cut,
        members: membersOf(parts, board),
      })),
    you: you(parts, person),
    notYet: isTeacher ? seating.choices.filter(({ taken }) => !taken).map(({ name }) => name) : [],
    hasCards: naming === 'list' || naming === 'numbers',
  };
}

/** Nothing of what is inside. */
export function roomView({ record, seating, boards, picture }: ClassroomParts): RoomView {
  const { id, title, capacity, door, passwordHash } = record;
  return {
    id,
    title,
    locked: passwordHash !== null || door === 'approval',
    open: door === 'open',
    seats: seating.size,
    capacity,
    mode: boards.activity?.mode ?? null,
    sample: sampleOf(picture),
    hue: hueOf(id),
  };
}

function activityView(activity: ActivityRecord, picture: PictureRecord): ActivityView {
  const { id, mode, cuts, ease, turns } = activity;
  return {
    id,
    mode,
    picture: picture.id,
    sample: sampleOf(picture),
    pictureWidth: picture.width,
    pictureHeight: picture.height,
    cuts,
    ease,
    turns,
  };
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

function membersOf({ seating, presences }: ClassroomParts, board: BoardRecord): MemberView[] {
  const views: MemberView[] = [];
  for (const [member, id] of board.members.entries()) {
    const seat = id === null ? undefined : seating.get(id);
    if (seat === undefined) continue;
    const { name, hue, shape } = seat;
    views.push({ member, name, hue, shape, here: presences.isHere(seat.id) });
  }
  return views;
}

function sampleOf(picture: PictureRecord | null): SampleId | null {
  const sample = picture?.sample ?? null;
  return sample !== null && isSampleId(sample) ? sample : null;
}
