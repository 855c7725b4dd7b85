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
  readonly #ownMember: Member;
  readonly #pointers = new Map<Member, RemotePointer & { readonly receivedAt: number }>();

  /** `ownMember`: needs no pointer beside its own finger. */
  constructor(ownMember: Member) {
    this.#ownMember = ownMember;
  }

  receive(pointers: readonly PointerView[], now: number): void {
    for (const pointer of pointers) {
      if (pointer.member !== this.#ownMember) this.#pointers.set(pointer.member, { ...pointer, receivedAt: now });
    }
  }

  /** Those that are shown now. */
  visibleAt(now: number): readonly RemotePointer[] {
    for (const [member, { receivedAt }] of this.#pointers)
      if (now - receivedAt > POINTER_TIMEOUT_MS) this.#pointers.delete(member);
    return [...this.#pointers.values()];
  }
}
