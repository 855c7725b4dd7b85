/** Admission as the class's teachers see it, and the class as a waiting student sees it. */

import { MANY_NEW_SEATS } from '#server/base/limits.ts';
import { shownName } from '#server/classroom/seats/appearance.ts';
import type { Student, Teacher } from '#server/identity/person.ts';
import { isCoTeacher } from '#server/identity/teacher-keys.ts';
import type { SeatRecord } from '#server/store/port.ts';
import { CAPACITY_MAX } from '#shared/limits.ts';
import type { AdmissionSeatView, AdmissionView, WaitingView } from '#shared/protocol/views/admission-view.ts';
import { type ClassroomViewSource, sampleOf } from './view-source.ts';

export function admissionView(
  { record, expiresOn, facts, seating, presences, admission }: ClassroomViewSource,
  teacher: Teacher,
): AdmissionView {
  const { pages, co } = presences.teacherCounts;
  return {
    mode: admission.mode,
    locked: facts.locked,
    naming: record.naming,
    hasNameList: record.names.length > 0,
    expiresAt: expiresOn,
    seats: seating.seated.map((seat) => seatView(seat, presences.isHere(seat.id))),
    waiting: seating.waiting.map((seat) => ({
      ...seatView(seat, admission.isWaitingHere(seat.id)),
      returning: seat.returnsTo !== undefined,
    })),
    mayHaveMoreSeats: record.naming !== 'list' && record.capacity < CAPACITY_MAX,
    newSeats: seating.newSeats < MANY_NEW_SEATS ? 0 : seating.newSeats,
    banned: record.banned.length,
    teachers: pages,
    coTeachers: co,
    hasCoLink: record.coHash !== null,
    isCo: isCoTeacher(teacher),
  };
}

/** Null: the seat is gone. */
export function waitingView({ record, seating, picture }: ClassroomViewSource, { seat }: Student): WaitingView | null {
  const waiting = seating.get(seat);
  if (waiting === undefined) return null;
  const { name, hue, shape } = waiting;
  return { title: record.title, name, hue, shape, sample: sampleOf(picture) };
}

function seatView(seat: SeatRecord, here: boolean): AdmissionSeatView {
  const { number, name, hue, shape, isNameWaiting = false } = seat;
  return { number, name: shownName(seat), requestedName: isNameWaiting ? name : null, hue, shape, here };
}
