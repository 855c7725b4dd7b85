/**
 * The short way of a binary frame: nine of ten messages are drags, and Socket.IO's way of an event (a packet, middleware,
 * listeners) costs more than what a drag does. Frames and events keep the order in which they came.
 */
import type { Socket } from 'socket.io';
import { Decoder } from '../../../shared/protocol/parser.ts';

export interface FrameWay {
  /** Has the frame paid its fee? A frame that comes as an event has paid as all events do. */
  readonly pays: () => boolean;
  readonly take: (bytes: unknown) => void;
}

/** `take` gets the frames of the socket's connection for as long as the socket is connected. */
export function onFrames(socket: Pick<Socket, 'client' | 'connected' | 'on'>, { pays, take }: FrameWay): void {
  socket.on('frame', take);
  // Not public: without it, frames go on coming as events.
  const decoder: unknown = Reflect.get(socket.client, 'decoder');
  if (!(decoder instanceof Decoder)) return;
  // An event reaches its listener two ticks after its message: so does a frame, or it would overtake the lift before it.
  const arrive = (bytes: Uint8Array) => {
    if (socket.connected && pays()) take(bytes);
  };
  const wait = (bytes: Uint8Array) => process.nextTick(arrive, bytes);
  decoder.onFrame = (bytes) => process.nextTick(wait, bytes);
  socket.on('disconnect', () => {
    decoder.onFrame = null;
  });
}
