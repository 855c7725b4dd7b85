/** The door, as the class's teachers see it. */
import type { DoorView, SeatView } from '../../../../shared/protocol/door.ts';
import type { SeatRecord } from '../../../store/port.ts';
import type { Teacher } from '../../classrooms.ts';
import type { ClassroomParts } from '../shown.ts';
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

function seatView({ number, name, hue, shape }: SeatRecord, here: boolean): SeatView {
  return { number, name, hue, shape, here };
}
