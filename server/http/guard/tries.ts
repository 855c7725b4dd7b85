/**
 * Guessing is made hopeless without shutting a school out. A wrong code or key costs a token of the browser, one of its address and,
 * from an address where nobody has come in lately, one of everybody's: a flood of guesses from everywhere closes the door to
 * strangers only, and classes that are being held go on. Whoever empties the purse of a school holds up those alone who type a code in a
 * browser that is in no class: cards, the list, the class's own link and teachers' links are beyond guessing and are paid by the browser
 * alone. What the invited still have to guess, a password or a rejoin code, is paid by the class that they were invited to.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Request } from 'express';
import type { ClassroomId } from '../../../shared/ids.ts';
import { RATE_KEYS_MAX, REFUSED_JOIN_MS, TRIES_RATE, WELCOME_MS } from '../../limits.ts';
import { Refused } from '../answers.ts';
import { type Asking, membershipsOf, rememberStranger } from '../session/session.ts';
import { addressKey, Buckets } from './rate.ts';

export type Outcome = 'wrong' | 'not wrong' | 'came in';
/** What is tried: what could be guessed, perhaps by somebody who was invited to a class; or a secret of 96 bits and more. */
export type Tried = 'guessable' | { readonly invitedTo: ClassroomId } | 'secret';

export class Tries {
  readonly #bySession: Buckets;
  readonly #byAddress: Buckets;
  readonly #byClass: Buckets;
  readonly #overall: Buckets;
  /** Monotonic ms at which somebody last came in from an address; the oldest first. */
  readonly #cameIn = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#bySession = new Buckets(TRIES_RATE.session, now);
    this.#byAddress = new Buckets(TRIES_RATE.address, now);
    this.#byClass = new Buckets(TRIES_RATE.classroom, now);
    this.#overall = new Buckets(TRIES_RATE.overall, now);
  }

  /**
   * Takes the tokens of a wrong try before it is known for one: of many tries at once, no more pass than there are tokens.
   * @returns what must be told how it ended: anything but 'wrong' gives the tokens back
   * @throws Refused 'too-fast'
   */
  begin(request: Asking, what: Tried = 'guessable'): (outcome: Outcome) => void {
    const address = addressKey(request.ip ?? '');
    const taken: { readonly buckets: Buckets; readonly key: string }[] = [];
    const giveBack = () => {
      for (const { buckets, key } of taken) buckets.refund(key);
    };
    for (const [buckets, key] of this.#asked(request, address, what)) {
      if (!buckets.take(key)) {
        giveBack();
        throw new Refused('too-fast');
      }
      taken.push({ buckets, key });
    }
    return (outcome) => {
      if (outcome !== 'wrong') giveBack();
      if (outcome === 'came in') this.#welcome(address);
    };
  }

  #asked(request: Asking, address: string, what: Tried): [Buckets, string][] {
    const own: [Buckets, string] = [this.#bySession, request.sessionID];
    if (what === 'secret') return [own];
    const memberships = membershipsOf(request);
    // Who is in a class is no stranger: what others try at the same school is not held against them, what their classmates try is, for
    // any number of browsers may join a class whose code one knows.
    const classes = memberships.flatMap(({ classroom, person }) => (person.role === 'student' ? [classroom] : []));
    if (memberships.length > 0) return [own, ...classes.map((id): [Buckets, string] => [this.#byClass, id])];
    if (typeof what === 'object') return [own, [this.#byClass, what.invitedTo]];
    // The address first: who brings no cookie is a new session each time.
    const school: [Buckets, string] = [this.#byAddress, address];
    const welcome = this.#now() - (this.#cameIn.get(address) ?? Number.NEGATIVE_INFINITY) < WELCOME_MS;
    return welcome ? [school, own] : [school, [this.#overall, 'all'], own];
  }

  #welcome(address: string): void {
    this.#cameIn.delete(address);
    this.#cameIn.set(address, this.#now());
    if (this.#cameIn.size <= RATE_KEYS_MAX) return;
    for (const oldest of this.#cameIn.keys()) {
      this.#cameIn.delete(oldest);
      break;
    }
  }
}

/** Runs a try of a code or key; a wrong one is counted, and answered no sooner than any other wrong one. */
export async function tried<Result>(
  tries: Tries,
  request: Request,
  attempt: () => Promise<[Outcome, Result]>,
  what: Tried = 'guessable',
): Promise<Result> {
  const end = tries.begin(request, what);
  const began = performance.now();
  let outcome: Outcome = 'not wrong';
  let result: Result;
  try {
    [outcome, result] = await attempt();
  } finally {
    end(outcome);
  }
  if (outcome === 'wrong') {
    rememberStranger(request);
    await wait(Math.max(0, began + REFUSED_JOIN_MS - performance.now()));
  }
  return result;
}
