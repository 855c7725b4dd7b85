/** A stored chunk as a replay reads it: checked against its digest and its record, so that a damaged one is found and nothing else fails. */
import { hash } from 'node:crypto';
import { decompress } from '#server/journal/compression.ts';
import type { LogChunk } from '#server/store/port.ts';
import { decodeChunk, type LoggedTick } from '#shared/wire/chunk.ts';

export interface ReadableChunk {
  /** Inflated: as `decodeChunk` takes them. */
  readonly bytes: Uint8Array;
  /** At least one. */
  readonly frames: readonly LoggedTick[];
}

/** Null: its bytes are not those that its writer stored, or are no chunk of so many frames. */
export function readChunk({ bytes, digest, firstSeq, frames, startTime }: LogChunk): ReadableChunk | null {
  if (hash('sha256', bytes, 'hex') !== digest) return null;
  try {
    const inflated = decompress(bytes);
    const decoded = decodeChunk(inflated, firstSeq, startTime);
    return decoded.length === frames && frames > 0 ? { bytes: inflated, frames: decoded } : null;
  } catch {
    // Whatever a decoder or zlib finds wrong: the chunk is unreadable.
    return null;
  }
}
