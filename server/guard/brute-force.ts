/**
 * Limits guesses of codes, passwords and keys without locking a school out. server/http runs each attempt under it. What is left of each budget
 * stands in attempt-budgets.ts.
 * A wrong attempt costs a token of the browser's session and, by who attempts it:
 * - a secret (card, name list, class link, teacher's link): nothing more, since it cannot be guessed;
 * - a browser that is in classes: of each class in which it is a student;
 * - an invited browser: of the inviting class;
 * - any other: of the address, and of the global bucket unless an attempt from that address succeeded lately.
 * Attempts beyond a class's budget queue (overdraft.ts), in a lane of their own for passwords, for rejoin codes and for members: who
 * floods one of them delays none of the others. They are refused only if they wait too long or too many wait.
 */
import { RequestRefused } from '#server/base/request-refused.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { addressKey } from './address.ts';
import { type AttemptBudgets, type BudgetName, MemoryBudgets } from './attempt-budgets.ts';
import { Overdraft } from './overdraft.ts';

/** `admitted`: the attempt succeeded and the browser is in a class now. */
export type AttemptOutcome = 'wrong' | 'not wrong' | 'admitted';
/** What is attempted: something guessable, perhaps by a person invited to a class; or a secret of 96 bits and more. */
export type AttemptKind = 'guessable' | InvitedAttempt | 'secret';

export interface InvitedAttempt {
  readonly invitedTo: ClassroomId;
  readonly by: 'password' | 'rejoin';
}

/** Who attempts it, as far as the buckets need. */
export interface AttemptSource {
  /** The client's address. */
  readonly address: string;
  readonly sessionId: string;
  /** Whether the browser is in a class already, as a teacher or a student. */
  readonly isMember: boolean;
  /** The classes in which it is a student. */
  readonly studentOf: readonly ClassroomId[];
}

type BucketKey = readonly [budget: BudgetName, key: string];

export class BruteForceGuard {
  readonly #overdraft: Pick<Overdraft, 'turn'>;
  readonly #budgets: AttemptBudgets;

  constructor(budgets: AttemptBudgets = new MemoryBudgets(), overdraft: Pick<Overdraft, 'turn'> = new Overdraft()) {
    this.#budgets = budgets;
    this.#overdraft = overdraft;
  }

  /**
   * Takes the tokens of a wrong attempt before the outcome is known: of many attempts at once, no more pass than there are tokens.
   * Resolves to a function to call with the outcome: any but 'wrong' returns the tokens.
   * @throws {RequestRefused} 'too-fast'
   */
  async begin(source: AttemptSource, kind: AttemptKind = 'guessable'): Promise<(outcome: AttemptOutcome) => void> {
    const address = addressKey(source.address);
    const taken: BucketKey[] = [];
    const refundAll = () => {
      for (const [budget, key] of taken) this.#budgets.refund(budget, key);
    };
    for (const bucketKey of await this.#bucketsFor(source, address, kind)) {
      const [budget, key] = bucketKey;
      if (await this.#budgets.take(budget, key)) taken.push(bucketKey);
      else if (budget !== 'classroom' || !(await this.#overdraft.turn(`${key} ${laneOf(source, kind)}`, address))) {
        refundAll();
        throw new RequestRefused('too-fast');
      }
    }
    return (outcome) => {
      if (outcome !== 'wrong') refundAll();
      if (outcome === 'admitted') this.#budgets.trust(address);
    };
  }

  /** Somebody at this address has shown a secret. */
  admitted(address: string): void {
    this.#budgets.trust(addressKey(address));
  }

  async #bucketsFor(source: AttemptSource, address: string, kind: AttemptKind): Promise<BucketKey[]> {
    const session: BucketKey = ['session', source.sessionId];
    if (kind === 'secret') return [session];
    // A member does not pay for other people at the same school, but for classmates: any number of browsers may join a class
    // whose code one person knows.
    if (source.isMember) return [session, ...source.studentOf.map((id): BucketKey => ['classroom', id])];
    if (typeof kind === 'object') return [session, ['classroom', kind.invitedTo]];
    // The address first: a browser without a cookie is a new session each time.
    const school: BucketKey = ['address', address];
    const isTrusted = await this.#budgets.isTrusted(address);
    return isTrusted ? [school, session] : [school, ['overall', 'all'], session];
  }
}

/** Members guess codes of other classes; the others what belongs to this one. */
function laneOf({ isMember }: AttemptSource, kind: AttemptKind): string {
  return isMember || typeof kind !== 'object' ? 'member' : kind.by;
}
