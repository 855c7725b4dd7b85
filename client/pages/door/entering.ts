/**
 * Going into a class, step by step: its code, a name, and a password where there is one. Only then is the server asked, once:
 * what it refuses leads back to the step that can mend it.
 */
import { CODE_DIGITS_MIN } from '../../../shared/limits.ts';
import type { Join } from '../../../shared/protocol/schemas.ts';
import type { Trouble } from '../../i18n/words/errors.ts';
import { digitsOf } from './code.ts';

export type Step = 'code' | 'name' | 'password';
/** `short` and `nameless` are found here, all else by the server. */
export type Obstacle = 'short' | 'nameless' | Trouble;

export interface Entering {
  readonly step: Step;
  /** Digits alone. */
  readonly code: string;
  readonly name: string;
  readonly password: string;
  readonly obstacle: Obstacle | null;
  /** The server is being asked. */
  readonly isAsking: boolean;
}

/** @param linked the code that a link brought, if it did: then the name is all that is missing */
export function begin(linked: string | null): Entering {
  const code = linked === null ? '' : digitsOf(linked);
  const step = code.length < CODE_DIGITS_MIN ? 'code' : 'name';
  return { step, code, name: '', password: '', obstacle: null, isAsking: false };
}

/** The reader says "next". `isAsking` then means: ask the server for `askedFor(entering)`. */
export function next(entering: Entering): Entering {
  const { step, code, name } = entering;
  if (code.length < CODE_DIGITS_MIN) return { ...entering, step: 'code', obstacle: 'short' };
  if (step === 'code') return { ...entering, step: 'name', obstacle: null };
  if (name.trim() === '') return { ...entering, step: 'name', obstacle: 'nameless' };
  return { ...entering, obstacle: null, isAsking: true };
}

export function back(entering: Entering): Entering {
  return { ...entering, step: 'code', password: '', obstacle: null, isAsking: false };
}

export function askedFor({ code, name, password }: Entering): Join {
  return { code, name: name.trim(), ...(password === '' ? {} : { password }) };
}

export function refused(entering: Entering, code: Trouble): Entering {
  const known = { ...entering, isAsking: false };
  switch (code) {
    case 'password-needed':
      return { ...known, step: 'password', obstacle: null };
    case 'wrong-password':
      return { ...known, step: 'password', password: '', obstacle: code };
    case 'no-class':
      return { ...known, step: 'code', obstacle: code };
    case 'bad-name':
      return { ...known, step: 'name', obstacle: code };
    default:
      return { ...known, obstacle: code };
  }
}
