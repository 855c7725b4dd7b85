/** Tells others where this page's pointer is: at most every POINTER_SEND_MS, and only while somebody else looks. */
import type { Point } from '../../shared/geometry/pose.ts';
import type { BoardNumber } from '../../shared/ids.ts';
import { PLANE } from '../../shared/limits.ts';
import { encodePointer } from '../../shared/wire/drag.ts';
import type { Way } from '../board/mirror/way.ts';
import { POINTER_SEND_MS } from '../limits.ts';

export interface PointingParts {
  readonly board: BoardNumber;
  readonly way: Way;
  readonly hasCompany: () => boolean;
  readonly isLaser: () => boolean;
}

/** Takes places on the plane in units; null: the pointer left. */
export function pointing({ board, way, hasCompany, isLaser }: PointingParts): (at: Point | null) => void {
  let last = 0;
  return (at) => {
    if (at === null || !way.isOpen || !hasCompany()) return;
    const now = performance.now();
    if (now - last < POINTER_SEND_MS) return;
    last = now;
    const onPlane = (value: number) => Math.min(PLANE - 1, Math.max(0, Math.round(value)));
    way.frame(encodePointer({ board, laser: isLaser(), x: onPlane(at.x), y: onPlane(at.y) }));
  };
}
