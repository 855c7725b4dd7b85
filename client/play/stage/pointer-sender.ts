/** Sends the place of this page's pointer: at most every POINTER_SEND_MS, and only while somebody else sees the board. */
import { POINTER_SEND_MS } from '#client/base/limits.ts';
import type { BoardTransport } from '#client/net/board-transport.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import { encodePointer } from '#shared/wire/frames/client-frames.ts';

export interface PointerSenderDeps {
  readonly board: BoardNumber;
  readonly transport: BoardTransport;
  readonly hasOtherPlayers: () => boolean;
  readonly isLaserOn: () => boolean;
}

/** The returned function takes places on the plane in units; null: the pointer left. */
export function createPointerSender({
  board,
  transport,
  hasOtherPlayers,
  isLaserOn,
}: PointerSenderDeps): (at: Point | null) => void {
  let lastSentAt = 0;
  return (at) => {
    if (at === null || !transport.isOpen || !hasOtherPlayers()) return;
    const now = performance.now();
    if (now - lastSentAt < POINTER_SEND_MS) return;
    lastSentAt = now;
    const onPlane = (value: number) => Math.min(PLANE - 1, Math.max(0, Math.round(value)));
    transport.sendFrame(encodePointer({ board, laser: isLaserOn(), x: onPlane(at.x), y: onPlane(at.y) }));
  };
}
