import { expect, test } from 'vitest';
import { specOf } from './picture/cut.ts';
import { activityOf, capacityOf, classroomOf, listTrouble, namesOf, USUAL } from './wish.ts';

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

test('a pasted list is a name a line, without the numbers of a spreadsheet', () => {
  const list = { ...USUAL, naming: 'list', names: ' 1. Mina \n2)  Jun  Seo\r\n\n3\tSora\n김 민준\n' } as const;
  expect(namesOf(list)).toEqual(['Mina', 'Jun Seo', 'Sora', '김 민준']);
  expect(classroomOf(list)).toEqual({ naming: 'list', names: ['Mina', 'Jun Seo', 'Sora', '김 민준'] });
});

test.each([
  ['', 'none'],
  [Array.from({ length: 201 }, (_, index) => `Name${index}`).join('\n'), 'many'],
  ['x'.repeat(25), 'long'],
] as const)('a list such as %j is not opened', (names, trouble) => {
  expect(listTrouble({ ...USUAL, naming: 'list', names })).toBe(trouble);
  expect(classroomOf({ ...USUAL, naming: 'list', names })).toBeNull();
});

test('an open door and numbers are asked for', () => {
  expect(classroomOf({ ...USUAL, door: 'open', naming: 'numbers' })).toEqual({
    capacity: 40,
    door: 'open',
    naming: 'numbers',
  });
});

test('teams are asked for where teams play, and nowhere else', () => {
  const spec = specOf({ width: 4, height: 3 }, { pieces: 12, columns: 4, rows: 3 }, 20, 7);
  if (spec === null) throw new Error('no cut');
  const cuts = [{ columns: 4, rows: 3, tab: 20, seed: 7 }];
  expect(activityOf(USUAL, [spec])).toEqual({ mode: 'each', cuts, ease: 'normal', turns: false, hints: true });
  expect(activityOf({ ...USUAL, mode: 'teams', teams: 5, hints: false }, [spec])).toEqual({
    mode: 'teams',
    teams: 5,
    cuts,
    ease: 'normal',
    turns: false,
    hints: false,
  });
});
