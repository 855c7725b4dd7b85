/**
 * Leases of holds: a held group stays held for HOLD_LEASE_MS after its last drag, or after the page's last renewal. A page renews what its
 * hand does not move for HOLD_IDLE_MS at most: it lets go by itself then, and the lease of one that does not runs out.
 */
import type { Board, Group, Hold } from '#shared/board/board.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';
import type { GroupId } from '#shared/ids.ts';
import { HOLD_IDLE_MS, HOLD_LEASE_MS } from '#shared/limits.ts';

interface Lease {
  /** Monotonic ms. */
  until: number;
  /** No renewal counts beyond this. Monotonic ms. */
  renewableUntil: number;
  /** Where the hand moved it last; null: not yet. Units. */
  place: { readonly x: number; readonly y: number } | null;
}

export class HoldLeases {
  readonly #board: Board;
  readonly #now: () => number;
  readonly #leases = new Map<GroupId, Lease>();

  /** @param now monotonic ms */
  constructor(board: Board, now: () => number) {
    this.#board = board;
    this.#now = now;
  }

  /** Call it with every event after it was applied. */
  update(event: BoardEvent): void {
    switch (event.kind) {
      case 'lifted':
      case 'takenOver':
        this.#start(event.group);
        return;
      case 'dragged':
        this.#extend(event.group, event);
        return;
      case 'dropped':
      case 'released':
        this.#leases.delete(event.group);
        return;
      case 'reset':
      case 'restored':
        this.#leases.clear();
        return;
      default:
        return;
    }
  }

  /** Extends the leases of everything that a page holds. */
  renew(of: Hold): void {
    const until = this.#now() + HOLD_LEASE_MS;
    for (const [id, lease] of this.#leases)
      if (isHeldBy(this.#board.groups.get(id), of)) lease.until = Math.min(until, lease.renewableUntil);
  }

  /** The groups that a page holds. */
  heldBy(of: Hold): Group[] {
    return [...this.#leases.keys()]
      .flatMap((id) => this.#board.groups.get(id) ?? [])
      .filter((group) => isHeldBy(group, of));
  }

  /** Removes the leases that have expired. Returns the groups that are held still. */
  takeExpired(): Group[] {
    const expired: Group[] = [];
    if (this.#leases.size === 0) return expired;
    const now = this.#now();
    for (const [id, { until }] of this.#leases) {
      if (until > now) continue;
      this.#leases.delete(id);
      const group = this.#board.groups.get(id);
      if (group?.hold) expired.push(group);
    }
    return expired;
  }

  #start(group: GroupId): void {
    const now = this.#now();
    const until = now + HOLD_LEASE_MS;
    this.#leases.set(group, { until, renewableUntil: until + HOLD_IDLE_MS, place: null });
  }

  #extend(group: GroupId, { x, y }: { readonly x: number; readonly y: number }): void {
    const lease = this.#leases.get(group);
    if (lease === undefined) {
      this.#start(group);
      return;
    }
    const isMotion = lease.place?.x !== x || lease.place.y !== y;
    lease.place = { x, y };
    lease.until = this.#now() + HOLD_LEASE_MS;
    if (isMotion) lease.renewableUntil = lease.until + HOLD_IDLE_MS;
    else lease.until = Math.min(lease.until, lease.renewableUntil);
  }
}

/** Whether this page of this member holds the group. Page numbers alone are not unique: each page chooses its own. */
function isHeldBy(group: Group | undefined, { member, page }: Hold): boolean {
  return group?.hold?.member === member && group.hold.page === page;
}
