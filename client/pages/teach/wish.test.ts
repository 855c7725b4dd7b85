import { expect, test } from 'vitest';
import { capacityOf, classroomOf, USUAL } from './wish.ts';

test('without a word said, a class has a usual number of seats and neither title nor password', () => {
  expect(classroomOf(USUAL)).toEqual({ capacity: 40 });
});

test('what is typed is asked for', () => {
  expect(classroomOf({ ...USUAL, title: ' 3B ', password: 'tiger', capacity: ' 25 ' })).toEqual({
    title: '3B',
    password: 'tiger',
    capacity: 25,
  });
});

test.each(['0', '201', '2.5', 'many', ''])('%j seats are none', (capacity) => {
  expect(capacityOf({ ...USUAL, capacity })).toBeNull();
  expect(classroomOf({ ...USUAL, capacity })).toBeNull();
});
