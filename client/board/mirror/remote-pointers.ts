/** Where others point: each pointer is shown for a moment after it was heard of last. */

import { POINTER_TIMEOUT_MS } from '#client/base/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { Member } from '#shared/ids.ts';
import type { PointerView } from '#shared/wire/presence-frame.ts';

export interface RemotePointer extends Point {
  readonly member: Member;
  readonly laser: boolean;
}

export class RemotePointers {
  readonly #own: Member;
  readonly #pointers = new Map<Member, RemotePointer & { readonly heardAt: number }>();

  /** `own`: needs no pointer beside its own finger. */
  constructor(ownMember: Member) {
    this.#own = ownMember;
  }

  receive(pointers: readonly PointerView[], now: number): void {
    for (const pointer of pointers) {
      if (pointer.member !== this.#own) this.#pointers.set(pointer.member, { ...pointer, heardAt: now });
    }
  }

  /** Those that are shown now. */
  visibleAt(now: number): readonly RemotePointer[] {
    for (const [member, { heardAt: receivedAt }] of this.#pointers)
      if (now - receivedAt > POINTER_TIMEOUT_MS) this.#pointers.delete(member);
    return [...this.#pointers.values()];
  }
}
