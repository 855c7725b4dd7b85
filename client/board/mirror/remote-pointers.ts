/** Where other members point: a pointer disappears POINTER_TIMEOUT_MS after its last frame. */
import { POINTER_TIMEOUT_MS } from '#client/base/limits.ts';
import type { RemotePointer } from '#client/board/board-frame.ts';
import type { Member } from '#shared/ids.ts';
import type { PointerView } from '#shared/wire/frames/presence-frame.ts';

export class RemotePointers {
  readonly #ownMember: Member;
  readonly #pointers = new Map<Member, RemotePointer & { readonly receivedAt: number }>();

  /** `ownMember`: this page's own, whose pointer is not shown here. */
  constructor(ownMember: Member) {
    this.#ownMember = ownMember;
  }

  receive(pointers: readonly PointerView[], now: number): void {
    for (const pointer of pointers) {
      if (pointer.member !== this.#ownMember) this.#pointers.set(pointer.member, { ...pointer, receivedAt: now });
    }
  }

  /** Monotonic ms. */
  visibleAt(now: number): readonly RemotePointer[] {
    for (const [member, { receivedAt }] of this.#pointers)
      if (now - receivedAt > POINTER_TIMEOUT_MS) this.#pointers.delete(member);
    return [...this.#pointers.values()];
  }
}
