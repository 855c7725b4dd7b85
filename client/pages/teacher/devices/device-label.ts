/** What tells a class's devices apart: the kind of machine and the browser, and when it was opened where nothing is known of either. */
import { dotted } from '#client/i18n/dotted.ts';
import { language } from '#client/i18n/language.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import type { TeacherDevice } from '#shared/protocol/http/responses.ts';

/** The browser says neither what it is nor on which machine. */
export function isUnknown({ system, browser }: Pick<TeacherDevice, 'system' | 'browser'>): boolean {
  return system === 'other' && browser === '';
}

/**
 * Such as "Chromebook · Chrome", or "Device opened Mar 2, 9:41 AM".
 * @param devices of the class: of two unknown ones of the same minute the seconds are named
 */
export function deviceLabel(device: TeacherDevice, devices: readonly TeacherDevice[]): string {
  const say = deviceWords.value;
  const { system, browser, firstAt } = device;
  const name = system === 'other' ? '' : say.systems[system];
  if (!isUnknown(device)) return name === '' || browser === '' ? name + browser : dotted(name, browser);
  const minute = formatMoment(firstAt);
  const isAlone = !devices.some(
    (other) => other.id !== device.id && isUnknown(other) && formatMoment(other.firstAt) === minute,
  );
  return say.openedAt(isAlone ? minute : formatMoment(firstAt, 'second'));
}

/** With its year, if that is not this one. */
export function formatMoment(at: number, precision: 'minute' | 'second' = 'minute'): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(language.value, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(precision === 'second' ? { second: '2-digit' } : {}),
  }).format(at);
}
