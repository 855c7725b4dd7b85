import { afterEach, expect, it } from 'vitest';
import { dotted } from '#client/i18n/dotted.ts';
import { language, setLanguage } from '#client/i18n/language.ts';
import type { TeacherDevice } from '#shared/protocol/http/responses.ts';
import { deviceLabel } from './device-label.ts';

const before = language.value;
afterEach(() => setLanguage(before));

const AT = new Date(new Date().getFullYear(), 2, 9, 9, 41, 7).getTime();
const SECOND_MS = 1_000;

function device(id: string, given: Partial<TeacherDevice> = {}): TeacherDevice {
  const facts = { isCo: false, isThis: false, isOpen: true, firstAt: AT, lastAt: AT, until: null };
  return { id, system: 'other', browser: '', ...facts, ...given };
}

it.each([
  ['en', 'Device opened Mar 9, 9:41 AM'],
  ['ko', '3월 9일 오전 9:41에 연 기기'],
] as const)('names a device of which nothing is known by when it was opened (%s)', (spoken, label) => {
  setLanguage(spoken);
  const tablet = device('tablet', { system: 'ipad', browser: 'Safari' });
  // Intl puts a narrow space before AM.
  expect(deviceLabel(device('one'), [device('one'), tablet]).replaceAll('\u202f', ' ')).toBe(label);
});

it.each(['en', 'ko'] as const)('tells unknown devices of one minute apart by the second (%s)', (spoken) => {
  setLanguage(spoken);
  const devices = [0, 1, 40].map((after) => device(`${after}`, { firstAt: AT + after * SECOND_MS }));
  const labels = devices.map((each) => deviceLabel(each, devices));
  expect(new Set(labels).size).toBe(3);
  for (const [index, second] of ['07', '08', '47'].entries()) expect(labels[index]).toContain(`:41:${second}`);
});

it('names what is known: machine and browser, or one of them', () => {
  setLanguage('en');
  const known = [
    device('1', { system: 'chromebook', browser: 'Chrome' }),
    device('2', { system: 'ipad' }),
    device('3', { browser: 'Firefox' }),
  ];
  expect(known.map((each) => deviceLabel(each, known))).toEqual([dotted('Chromebook', 'Chrome'), 'iPad', 'Firefox']);
});
