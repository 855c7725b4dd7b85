/** Groups that glide back to their place, after a move of this page was refused or let go of. */
import { GLIDE_BACK_MS } from '#client/base/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';

export class GlideBack {
  readonly #glides = new Map<GroupId, { readonly from: Point; readonly startedAt: number }>();
  readonly #durationMs: () => number;

  /** @param prefersReducedMotion true: a group is at its place at once */
  constructor(prefersReducedMotion: () => boolean) {
    this.#durationMs = () => (prefersReducedMotion() ? 0 : GLIDE_BACK_MS);
  }

  get isMoving(): boolean {
    return this.#glides.size > 0;
  }

  start(group: GroupId, from: Point, now: number): void {
    this.#glides.set(group, { from, startedAt: now });
  }

  /** Where a group whose place is `to` is drawn now; null when it has arrived. */
  positionAt(group: GroupId, to: Point, now: number): Point | null {
    const glide = this.#glides.get(group);
    if (glide === undefined) return null;
    const progress = (now - glide.startedAt) / Math.max(1, this.#durationMs());
    if (progress >= 1) {
      this.#glides.delete(group);
      return null;
    }
    const eased = 1 - (1 - progress) ** 3;
    return { x: glide.from.x + (to.x - glide.from.x) * eased, y: glide.from.y + (to.y - glide.from.y) * eased };
  }

  ids(): GroupId[] {
    return [...this.#glides.keys()];
  }

  stop(group: GroupId): void {
    this.#glides.delete(group);
  }
}
