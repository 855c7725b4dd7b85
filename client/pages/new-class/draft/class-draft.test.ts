import { expect, test } from 'vitest';
import { puzzleSpec } from '#client/pages/new-class/picture/puzzle-size.ts';
import {
  activityRequest,
  capacityOf,
  classroomRequest,
  DEFAULT_DRAFT,
  nameListProblem,
  namesOf,
} from './class-draft.ts';

test('requests by default a usual number of seats, and neither title nor password', () => {
  expect(classroomRequest(DEFAULT_DRAFT)).toEqual({ capacity: 40 });
});

test('requests the title, password and capacity that were typed', () => {
  expect(classroomRequest({ ...DEFAULT_DRAFT, title: ' 3B ', password: 'tiger', capacity: ' 25 ' })).toEqual({
    title: '3B',
    password: 'tiger',
    capacity: 25,
  });
});

test.each(['0', '201', '2.5', 'many', ''])('rejects %j as a number of seats', (capacity) => {
  expect(capacityOf({ ...DEFAULT_DRAFT, capacity })).toBeNull();
  expect(classroomRequest({ ...DEFAULT_DRAFT, capacity })).toBeNull();
});

test('reads a pasted list one name a line, without the numbers of a spreadsheet', () => {
  const list = { ...DEFAULT_DRAFT, naming: 'list', names: ' 1. Mina \n2)  Jun  Seo\r\n\n3\tSora\n김 민준\n' } as const;
  expect(namesOf(list)).toEqual(['Mina', 'Jun Seo', 'Sora', '김 민준']);
  expect(classroomRequest(list)).toEqual({ naming: 'list', names: ['Mina', 'Jun Seo', 'Sora', '김 민준'] });
});

test.each([
  ['', { kind: 'none' }],
  [Array.from({ length: 201 }, (_, index) => `Name${index}`).join('\n'), { kind: 'many' }],
  [`Mina\n${'x'.repeat(41)}`, { kind: 'name-long', entry: 2, name: 'x'.repeat(41) }],
  ['Mina\nJun\nTeacher', { kind: 'name-teacher', entry: 3, name: 'Teacher' }],
] as const)('rejects the list %j', (names, problem) => {
  expect(nameListProblem({ ...DEFAULT_DRAFT, naming: 'list', names })).toEqual(problem);
  expect(classroomRequest({ ...DEFAULT_DRAFT, naming: 'list', names })).toBeNull();
});

test('requests open admission and numbers as names', () => {
  expect(classroomRequest({ ...DEFAULT_DRAFT, admissionMode: 'open', naming: 'numbers' })).toEqual({
    capacity: 40,
    admission: 'open',
    naming: 'numbers',
  });
});

test('requests teams only in the teams mode', () => {
  const spec = puzzleSpec({ width: 4, height: 3 }, { pieces: 12, columns: 4, rows: 3 }, 20, 7);
  if (spec === null) throw new Error('no cut');
  const cuts = [{ columns: 4, rows: 3, tab: 20, seed: 7 }];
  expect(activityRequest(DEFAULT_DRAFT, [spec])).toEqual({
    mode: 'each',
    cuts,
    difficulty: 'normal',
    turns: false,
    hints: true,
  });
  expect(activityRequest({ ...DEFAULT_DRAFT, mode: 'teams', teams: 5, hints: false }, [spec])).toEqual({
    mode: 'teams',
    teams: 5,
    cuts,
    difficulty: 'normal',
    turns: false,
    hints: false,
  });
});
