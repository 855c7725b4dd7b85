/** Finds the class that a request to join names: by its code, by an invitation, or by its id in the list of open classes. */

import type { Calendar, Clock } from '#server/base/clock.ts';
import { CODE_DIGITS_MS } from '#server/base/limits.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { isInvitation } from '#server/identity/invitation.ts';
import { verifyPassword } from '#server/identity/password.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { CODE_DIGITS_MIN } from '#shared/limits.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { JoinPreviewRequest } from '#shared/protocol/http/request-bodies.ts';
import type { MyClassrooms } from '#shared/protocol/http/responses.ts';

export interface ClassLookupDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Null: there is no such class, or it has ended. */
  readonly host: (id: ClassroomId) => Promise<ClassroomHost | null>;
}

export class ClassLookup {
  readonly #deps: ClassLookupDeps;
  /** Remembered for CODE_DIGITS_MS: every join page asks. */
  #codeDigits: { readonly at: number; readonly value: MyClassrooms['codeDigits'] } | null = null;

  constructor(deps: ClassLookupDeps) {
    this.#deps = deps;
  }

  /** How many digits the codes of open classes have: the fewest and the most. */
  async codeDigits(): Promise<MyClassrooms['codeDigits']> {
    const { store, clock, calendar } = this.#deps;
    const now = clock.now();
    if (this.#codeDigits === null || now - this.#codeDigits.at > CODE_DIGITS_MS) {
      const lengths = (await store.classrooms(calendar.expiredUpTo())).map(({ code }) => code.length);
      if (lengths.length === 0) lengths.push(CODE_DIGITS_MIN);
      this.#codeDigits = { at: now, value: [Math.min(...lengths), Math.max(...lengths)] };
    }
    return this.#codeDigits.value;
  }

  /** A class with a new code was opened. */
  codesChanged(): void {
    this.#codeDigits = null;
  }

  /** The class of this code if the invitation is the class's; null otherwise. */
  async invitedTo(code: string, invitation: string): Promise<ClassroomId | null> {
    const record = await this.#deps.store.classroomByCode(code);
    return isInvitation(record, invitation) ? (record?.id ?? null) : null;
  }

  /** An id alone finds a class only while anybody may join or ask for approval. @param invitedTo what `invitedTo` found for the request */
  async find(
    { code, classroom, password }: JoinPreviewRequest,
    invitedTo: ClassroomId | null,
  ): Promise<{ readonly ok: true; readonly host: ClassroomHost } | Failure> {
    const { store, host: hostOf } = this.#deps;
    const named = code === undefined ? classroom : (invitedTo ?? (await store.classroomByCode(code))?.id);
    const host = named === undefined ? null : await hostOf(named as ClassroomId);
    if (host !== null && (code !== undefined || host.admission.mode !== 'code')) return { ok: true, host };
    // As slow as a wrong password: the time of an answer must not show which codes exist.
    if (password !== undefined) await verifyPassword(password, null);
    return failure('no-class');
  }
}
