/** Leases of holds: a held group stays held for HOLD_LEASE_MS after its last drag, or after the page's last renewal. */
import type { Board, Group, Hold } from '#shared/board/board.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';
import type { GroupId } from '#shared/ids.ts';
import { HOLD_LEASE_MS } from '#shared/limits.ts';

interface Lease {
  /** Monotonic ms. */
  until: number;
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
      case 'dragged':
        this.#extend(event.group);
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
    for (const [id, lease] of this.#leases) if (isHeldBy(this.#board.groups.get(id), of)) lease.until = until;
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

  #extend(group: GroupId): void {
    const until = this.#now() + HOLD_LEASE_MS;
    const lease = this.#leases.get(group);
    if (lease === undefined) this.#leases.set(group, { until });
    else lease.until = until;
  }
}

/** Whether this page of this member holds the group. Page numbers alone are not unique: each page chooses its own. */
function isHeldBy(group: Group | undefined, { member, page }: Hold): boolean {
  return group?.hold?.member === member && group.hold.page === page;
}
