import { expect, test } from 'vitest';
import { MEMBERSHIPS_MAX } from '#server/base/limits.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import { type Membership, withMembership } from './membership.ts';

const teacher = (id: string): Membership => ({ classroom: id as ClassroomId, person: { role: 'teacher' } });
const student = (id: string): Membership => ({
  classroom: id as ClassroomId,
  person: { role: 'student', seat: `seat in ${id}` as SeatId, grant: 0 },
});

test('the newest class is last, none is listed twice, and the oldest is dropped', () => {
  expect(withMembership([student('a'), student('b')], student('a'))).toEqual([student('b'), student('a')]);
  const many = Array.from({ length: MEMBERSHIPS_MAX }, (_, number) => student(String(number)));
  expect(withMembership(many, student('new'))).toEqual([...many.slice(1), student('new')]);
});

test('a student with the secret becomes the teacher; a teacher who joins stays the teacher', () => {
  expect(withMembership([student('a')], teacher('a'))).toEqual([teacher('a')]);
  expect(withMembership([teacher('a')], student('a'))).toEqual([teacher('a')]);
});
