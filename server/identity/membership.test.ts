/** Of all memberships of a browser the newest of each class counts. */
import { expect, it } from 'vitest';
import { A, B, membership } from '#e2e/store/contract/sample-records.ts';
import { currentMemberships } from './membership.ts';

const [a1, a2, b1] = [membership('s', A, 1), membership('s', A, 2), membership('s', B, 3)];
const left = { ...a2, former: true };
const teacher = { ...membership('s', A, 4), person: { role: 'teacher' } } as const;

it.each([
  { name: 'one a class', stored: [a1, b1], current: [a1, b1] },
  { name: 'not one that was left', stored: [a1, left, b1], current: [a1, b1] },
  { name: 'none where all were left', stored: [left, b1], current: [b1] },
  { name: 'the newest, where a crash has left two', stored: [a1, a2, b1], current: [a2, b1] },
  { name: "a teacher's, who had a seat before", stored: [a1, b1, teacher], current: [b1, teacher] },
])('$name', ({ stored, current }) => {
  expect(currentMemberships(stored)).toEqual(current);
});
