/**
 * The first byte of every binary frame: the protocol's version in the high four bits, the frame's type in the low four.
 * Every layout stands in docs/protocol.md, byte by byte.
 */
import { type ByteReader, WireError } from '#shared/wire/bytes.ts';

export const WIRE_VERSION = 1;

export const FRAME = {
  /** client to server: positions of what it drags */
  drag: 1,
  /** client to server: where its pointer is */
  pointer: 2,
  /** server to client: one tick of one board */
  tick: 3,
  /** server to client: a board's changes since a frame */
  patch: 4,
  /** server to client: pointers of those at a board */
  presence: 5,
  /** server to client: one round of the wall */
  wall: 6,
} as const;

export type FrameType = (typeof FRAME)[keyof typeof FRAME];

/** By their number. */
const TYPES: readonly (FrameType | undefined)[] = Array.from({ length: 16 }, (_, number) =>
  Object.values(FRAME).find((type) => type === number),
);

export function firstByte(type: FrameType): number {
  return (WIRE_VERSION << 4) | type;
}

/** The frame's type by its first byte. @throws WireError for an unknown type or version */
export function frameTypeOf(bytes: Uint8Array): FrameType {
  const first = bytes[0];
  if (first === undefined) throw new WireError('empty frame');
  if (first >>> 4 !== WIRE_VERSION) throw new WireError(`version ${first >>> 4}`);
  const type = TYPES[first & 15];
  if (type === undefined) throw new WireError(`frame type ${first & 15}`);
  return type;
}

export function expectFrame(reader: ByteReader, type: FrameType): void {
  if (reader.u8() !== firstByte(type)) throw new WireError('another type of frame');
}
