/** The door, as the class's teachers see it. */
import type { DoorView, SeatView, WaitingView } from '../../../../shared/protocol/door.ts';
import type { SeatRecord } from '../../../store/port.ts';
import type { Student, Teacher } from '../../classrooms.ts';
import { type ClassroomParts, sampleOf } from '../view/shown.ts';
import { isCoTeacher } from './keys.ts';

export function doorView({ record, facts, seating, presences, door }: ClassroomParts, teacher: Teacher): DoorView {
  const { pages, co } = presences.teachers;
  return {
    door: door.door,
    locked: facts.locked,
    expiresAt: record.expiresAt,
    seats: seating.all.map((seat) => seatView(seat, presences.isHere(seat.id))),
    waiting: seating.waiting.map((seat) => seatView(seat, door.isKnocking(seat.id))),
    banned: record.banned.length,
    teachers: pages,
    coTeachers: co,
    hasCoLink: record.coHash !== null,
    isCo: isCoTeacher(teacher),
  };
}

/** Null: the seat is gone. */
export function waitingView({ record, seating, picture }: ClassroomParts, { seat }: Student): WaitingView | null {
  const waiting = seating.get(seat);
  if (waiting === undefined) return null;
  const { name, hue, shape } = waiting;
  return { title: record.title, name, hue, shape, sample: sampleOf(picture) };
}

function seatView({ number, name, hue, shape }: SeatRecord, here: boolean): SeatView {
  return { number, name, hue, shape, here };
}
