/**
 * How a page's frames reach their handler: short ones past Socket.IO, because nine of ten messages are drags and an event costs more
 * than a drag does; all others as the ordinary event `frame`. Frames and events keep the order in which they were sent.
 */
import type { Socket } from 'socket.io';
import { rawConnectionOf } from '#server/websocket/raw-connection.ts';

export interface FrameHandler {
  /** Whether the frame is within the rate. A frame that arrives as an event has passed the rate limit of events. */
  readonly allow: () => boolean;
  readonly handle: (bytes: unknown) => void;
}

/** `handle` gets the frames of the socket's connection for as long as the socket is connected. */
export function receiveFrames(
  socket: Pick<Socket, 'conn' | 'connected' | 'on'>,
  { allow, handle }: FrameHandler,
): void {
  const deliver = (bytes: Uint8Array) => {
    if (socket.connected && allow()) handle(bytes);
  };
  // Socket.IO calls an event's listener two ticks after its message. A frame waits as long, or a drag would overtake its lift.
  const deliverNextTick = (bytes: Uint8Array) => process.nextTick(deliver, bytes);
  const stop = rawConnectionOf(socket.conn).takeFrames((bytes) => process.nextTick(deliverNextTick, bytes));
  socket.on('frame', handle);
  socket.on('disconnect', () => stop?.());
}
