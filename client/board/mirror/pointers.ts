/** Where others point: each pointer is shown for a moment after it was heard of last. */
import type { Point } from '../../../shared/geometry/pose.ts';
import type { Member } from '../../../shared/ids.ts';
import type { PointerView } from '../../../shared/wire/presence.ts';
import { POINTER_MS } from '../../limits.ts';

export interface Pointer extends Point {
  readonly member: Member;
  readonly laser: boolean;
}

export class Pointers {
  readonly #own: Member;
  readonly #pointers = new Map<Member, Pointer & { readonly heardAt: number }>();

  /** `own`: needs no pointer beside its own finger. */
  constructor(own: Member) {
    this.#own = own;
  }

  heard(pointers: readonly PointerView[], now: number): void {
    for (const pointer of pointers) {
      if (pointer.member !== this.#own) this.#pointers.set(pointer.member, { ...pointer, heardAt: now });
    }
  }

  /** Those that are shown now. */
  at(now: number): readonly Pointer[] {
    for (const [member, { heardAt }] of this.#pointers) if (now - heardAt > POINTER_MS) this.#pointers.delete(member);
    return [...this.#pointers.values()];
  }
}
