/**
 * Guessing is made hopeless without shutting a school out. A wrong code or key costs a token of the browser, one of its address and,
 * from an address where nobody has come in lately, one of everybody's: a flood of guesses from everywhere closes the door to
 * strangers only, and classes that are being held go on. Whoever empties the purse of a school holds up those alone who type a code in a
 * browser that is in no class: cards, the list, the class's own link and teachers' links are beyond guessing and are paid by the browser
 * alone. What the invited still have to guess, a password or a rejoin code, is paid by the class that they were invited to.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Request } from 'express';
import { ATTEMPT_RATES, FAILED_ATTEMPT_MS_MIN, RATE_KEYS_MAX, TRUSTED_ADDRESS_MS } from '#server/base/limits.ts';
import { RequestRefused } from '#server/http/error-handler.ts';
import { membershipsOf, type Requester, rememberAnonymous } from '#server/http/session/session.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { addressKey, TokenBuckets } from './token-bucket.ts';

export type AttemptOutcome = 'wrong' | 'not wrong' | 'came in';
/** What is tried: what could be guessed, perhaps by somebody who was invited to a class; or a secret of 96 bits and more. */
export type AttemptKind = 'guessable' | { readonly invitedTo: ClassroomId } | 'secret';

export class BruteForceGuard {
  readonly #sessionBuckets: TokenBuckets;
  readonly #addressBuckets: TokenBuckets;
  readonly #classroomBuckets: TokenBuckets;
  readonly #globalBucket: TokenBuckets;
  /** Monotonic ms at which somebody last came in from an address; the oldest first. */
  readonly #trustedSince = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#sessionBuckets = new TokenBuckets(ATTEMPT_RATES.session, now);
    this.#addressBuckets = new TokenBuckets(ATTEMPT_RATES.address, now);
    this.#classroomBuckets = new TokenBuckets(ATTEMPT_RATES.classroom, now);
    this.#globalBucket = new TokenBuckets(ATTEMPT_RATES.overall, now);
  }

  /**
   * Takes the tokens of a wrong try before it is known for one: of many tries at once, no more pass than there are tokens.
   * @returns what must be told how it ended: anything but 'wrong' gives the tokens back
   * @throws Refused 'too-fast'
   */
  begin(request: Requester, kind: AttemptKind = 'guessable'): (outcome: AttemptOutcome) => void {
    const address = addressKey(request.ip ?? '');
    const taken: { readonly buckets: TokenBuckets; readonly key: string }[] = [];
    const refundAll = () => {
      for (const { buckets, key } of taken) buckets.refund(key);
    };
    for (const [buckets, key] of this.#bucketsFor(request, address, kind)) {
      if (!buckets.take(key)) {
        refundAll();
        throw new RequestRefused('too-fast');
      }
      taken.push({ buckets, key });
    }
    return (outcome) => {
      if (outcome !== 'wrong') refundAll();
      if (outcome === 'came in') this.#trustAddress(address);
    };
  }

  #bucketsFor(request: Requester, address: string, kind: AttemptKind): [TokenBuckets, string][] {
    const own: [TokenBuckets, string] = [this.#sessionBuckets, request.sessionID];
    if (kind === 'secret') return [own];
    const memberships = membershipsOf(request);
    // Who is in a class is no stranger: what others try at the same school is not held against them, what their classmates try is, for
    // any number of browsers may join a class whose code one knows.
    const classes = memberships.flatMap(({ classroom, person }) => (person.role === 'student' ? [classroom] : []));
    if (memberships.length > 0)
      return [own, ...classes.map((id): [TokenBuckets, string] => [this.#classroomBuckets, id])];
    if (typeof kind === 'object') return [own, [this.#classroomBuckets, kind.invitedTo]];
    // The address first: who brings no cookie is a new session each time.
    const school: [TokenBuckets, string] = [this.#addressBuckets, address];
    const isTrusted = this.#now() - (this.#trustedSince.get(address) ?? Number.NEGATIVE_INFINITY) < TRUSTED_ADDRESS_MS;
    return isTrusted ? [school, own] : [school, [this.#globalBucket, 'all'], own];
  }

  #trustAddress(address: string): void {
    this.#trustedSince.delete(address);
    this.#trustedSince.set(address, this.#now());
    if (this.#trustedSince.size <= RATE_KEYS_MAX) return;
    for (const oldest of this.#trustedSince.keys()) {
      this.#trustedSince.delete(oldest);
      break;
    }
  }
}

/** Runs a try of a code or key; a wrong one is counted, and answered no sooner than any other wrong one. */
export async function guardAttempt<Result>(
  guard: BruteForceGuard,
  request: Request,
  attempt: () => Promise<[AttemptOutcome, Result]>,
  kind: AttemptKind = 'guessable',
): Promise<Result> {
  const report = guard.begin(request, kind);
  const startedAt = performance.now();
  let outcome: AttemptOutcome = 'not wrong';
  let result: Result;
  try {
    [outcome, result] = await attempt();
  } finally {
    report(outcome);
  }
  if (outcome === 'wrong') {
    rememberAnonymous(request);
    await wait(Math.max(0, startedAt + FAILED_ATTEMPT_MS_MIN - performance.now()));
  }
  return result;
}
