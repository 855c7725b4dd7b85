/** A class as each of its members may see it, and as the list of open classes may show it. */

import { admissionModeOf } from '#server/classroom/admission/class-admission.ts';
import { hueOf, shownName } from '#server/classroom/seats/appearance.ts';
import type { AdmissionPolicy } from '#server/classroom/seats/seating.ts';
import { invitationOf } from '#server/identity/invitation.ts';
import { type Person, personIdOf } from '#server/identity/person.ts';
import type { ActivityRecord, BoardRecord } from '#server/store/port.ts';
import type { ClassroomView, You } from '#shared/protocol/views/classroom-view.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import { admissionView } from './admission-view.ts';
import { controlsView } from './controls-view.ts';
import { activityView, type ClassroomViewSource, figuresOf, membersOf, sampleOf } from './view-source.ts';

export function classroomView(source: ClassroomViewSource, person: Person, now: number): ClassroomView {
  const { record, facts, seating, boards, picture } = source;
  const { id, title, code, capacity, naming } = record;
  const isTeacher = person.role === 'teacher';
  return {
    id,
    title,
    code: isTeacher ? code : null,
    invitation: isTeacher ? invitationOf(record) : null,
    capacity,
    seats: seating.occupied(source.admission.policy),
    paused: facts.paused,
    activity: activityView(boards.activity, picture),
    boards: boards.active
      .filter((board) => (isTeacher ? hasActiveSeat(source, board) : boards.ofSeat(person.seat) === board))
      .map((board) => ({
        board: board.number,
        activity: board.activity,
        cut: board.cut,
        team: board.team,
        members: membersOf(source, board),
        ...figuresOf(source, board.number),
      })),
    you: youView(source, person),
    notYet: isTeacher
      ? seating.choicesFor(source.admission.policy).flatMap(({ name, taken }) => (taken ? [] : [name]))
      : [],
    hasCards: naming === 'list' || naming === 'numbers',
    controls: controlsView(source, person, now),
    finished: facts.finished,
    admission: isTeacher ? admissionView(source, person) : null,
  };
}

/** What the list of open classes shows of a class, open here or not. */
export interface OpenClassSource
  extends Pick<ClassroomViewSource, 'record' | 'openedOn' | 'facts' | 'seating' | 'picture'> {
  readonly activity: Pick<ActivityRecord, 'mode'> | null;
  readonly isHere: AdmissionPolicy['isHere'];
}

/** Anybody may see it: it names no student and shows no code. */
export function openClassView({
  record,
  openedOn,
  facts,
  seating,
  activity,
  picture,
  isHere,
}: OpenClassSource): OpenClassView {
  const { id, title, capacity, passwordHash } = record;
  const mode = admissionModeOf(record, facts);
  const needsApproval = mode === 'approval';
  return {
    id,
    title,
    openedAt: openedOn,
    locked: passwordHash !== null || needsApproval,
    open: mode !== 'code',
    needsApproval,
    shut: facts.locked,
    seats: seating.occupied({ lesson: facts.lesson, isHere }),
    capacity,
    mode: activity?.mode ?? null,
    sample: sampleOf(picture),
    hue: hueOf(id),
  };
}

/** A board whose one student was removed is stored, but not shown. */
function hasActiveSeat({ boards, seating }: ClassroomViewSource, board: BoardRecord): boolean {
  return boards.activity?.mode !== 'each' || boards.seatsAt(board).some((seat) => seating.get(seat)?.state === 'in');
}

function youView({ record, seating, boards }: ClassroomViewSource, person: Person): You {
  const id = personIdOf(record.id, person);
  if (person.role === 'teacher') return { role: 'teacher', id };
  const seat = seating.get(person.seat);
  const board = boards.ofSeat(person.seat);
  return {
    role: 'student',
    id,
    name: seat?.name ?? '',
    hue: seat?.hue ?? 0,
    shape: seat?.shape ?? 'circle',
    rejoin: seat?.rejoin ?? '',
    ...(seat?.isNameWaiting === undefined ? {} : { shownName: seat.isNameWaiting ? shownName(seat) : '' }),
    board: board?.number ?? null,
    member: board?.members.indexOf(person.seat) ?? -1,
  };
}
