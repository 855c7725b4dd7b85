import { expect, test } from 'vitest';
import { isServedHere } from './stay-awake-note.tsx';

test.each(['localhost', 'jogak.localhost', '127.0.0.1', '127.0.1.1', '[::1]'])('%s is this computer', (hostname) => {
  expect(isServedHere(hostname)).toBe(true);
});

test.each([
  '192.168.0.7',
  '10.0.0.1',
  'jogak.local',
  'laptop',
  'localhost.school.example',
  '127.school.example',
  '[fe80::1]',
])('%s may be another computer', (hostname) => {
  expect(isServedHere(hostname)).toBe(false);
});
