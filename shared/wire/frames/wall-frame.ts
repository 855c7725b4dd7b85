/** One round of the wall: a patch for each visible board that changed since the previous round. */
import type { Patch } from '#shared/board/patch.ts';
import { ByteReader, ByteWriter } from '#shared/wire/bytes.ts';
import { expectFrame, FRAME, firstByte } from './frame-header.ts';
import { readPatch } from './patch-frame.ts';

export function encodeWall(patches: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter(64);
  writer.u8(firstByte(FRAME.wall));
  for (const patch of patches) writer.raw(patch);
  return writer.take();
}

export function decodeWall(bytes: Uint8Array): Patch[] {
  const reader = new ByteReader(bytes);
  expectFrame(reader, FRAME.wall);
  const patches: Patch[] = [];
  while (reader.left > 0) patches.push(readPatch(reader));
  return patches;
}
