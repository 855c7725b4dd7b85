/** The code of a new class: so many digits that a guess is hopeless however many classes are open. */
import { randomInt } from 'node:crypto';
import { CODES_PER_CLASS } from '#server/base/limits.ts';
import { CODE_DIGITS_MAX, CODE_DIGITS_MIN } from '#shared/limits.ts';

/** @param openClasses classes that have a code now. The code may be taken: the store refuses it then. */
export function newClassCode(openClasses: number): string {
  let digits = CODE_DIGITS_MIN;
  while (digits < CODE_DIGITS_MAX && 10 ** digits / (openClasses + 1) < CODES_PER_CLASS) digits += 1;
  return String(randomInt(10 ** (digits - 1), 10 ** digits));
}
