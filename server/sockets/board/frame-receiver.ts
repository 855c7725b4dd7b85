/**
 * The short way of a binary frame: nine of ten messages are drags, and the way of an event through engine.io and Socket.IO
 * costs more than what a drag does. Frames and events keep the order in which they came.
 */
import type { Socket } from 'socket.io';
import { rawConnectionOf } from '#server/websocket/raw-connection.ts';
import { Decoder } from '#shared/protocol/packet-parser.ts';

export interface FrameHandler {
  /** Has the frame paid its fee? A frame that comes as an event has paid as all events do. */
  readonly allow: () => boolean;
  readonly handle: (bytes: unknown) => void;
}

/** `take` gets the frames of the socket's connection for as long as the socket is connected. */
export function receiveFrames(
  socket: Pick<Socket, 'client' | 'conn' | 'connected' | 'on'>,
  { allow, handle }: FrameHandler,
): void {
  const deliver = (bytes: Uint8Array) => {
    if (socket.connected && allow()) handle(bytes);
  };
  socket.on('frame', handle);
  // What was sent before it has been heard: a turn ends before the next bytes are read.
  const stopShortFrames = rawConnectionOf(socket.conn).onShortFrame(deliver);
  // Not public: without it, other frames go on coming as events.
  const decoder: unknown = Reflect.get(socket.client, 'decoder');
  socket.on('disconnect', () => stopShortFrames?.());
  if (!(decoder instanceof Decoder)) return;
  // One that came behind something else. An event reaches its listener two ticks after its message: so does a frame, or it
  // would overtake the lift before it.
  const deliverNextTick = (bytes: Uint8Array) => process.nextTick(deliver, bytes);
  decoder.onFrame = (bytes) => process.nextTick(deliverNextTick, bytes);
  socket.on('disconnect', () => {
    decoder.onFrame = null;
  });
}
