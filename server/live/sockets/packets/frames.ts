/**
 * The short way of a binary frame: nine of ten messages are drags, and the way of an event through engine.io and Socket.IO
 * costs more than what a drag does. Frames and events keep the order in which they came.
 */
import type { Socket } from 'socket.io';
import { Decoder } from '../../../../shared/protocol/parser.ts';
import { lineOf } from '../../line/line.ts';

export interface FrameWay {
  /** Has the frame paid its fee? A frame that comes as an event has paid as all events do. */
  readonly pays: () => boolean;
  readonly take: (bytes: unknown) => void;
}

/** `take` gets the frames of the socket's connection for as long as the socket is connected. */
export function onFrames(socket: Pick<Socket, 'client' | 'conn' | 'connected' | 'on'>, { pays, take }: FrameWay): void {
  const arrive = (bytes: Uint8Array) => {
    if (socket.connected && pays()) take(bytes);
  };
  socket.on('frame', take);
  // What was sent before it has been heard: a turn ends before the next bytes are read.
  const endShort = lineOf(socket.conn).onShort(arrive);
  // Not public: without it, other frames go on coming as events.
  const decoder: unknown = Reflect.get(socket.client, 'decoder');
  socket.on('disconnect', () => endShort?.());
  if (!(decoder instanceof Decoder)) return;
  // One that came behind something else. An event reaches its listener two ticks after its message: so does a frame, or it
  // would overtake the lift before it.
  const wait = (bytes: Uint8Array) => process.nextTick(arrive, bytes);
  decoder.onFrame = (bytes) => process.nextTick(wait, bytes);
  socket.on('disconnect', () => {
    decoder.onFrame = null;
  });
}
