/** Compacts the motion of one log, one chunk after the other. Each is replaced alone, and only while it holds what was read. */
import { hash } from 'node:crypto';
import { compressFully } from '#server/journal/compression.ts';
import type { LogChunk, LogKey, Store } from '#server/store/port.ts';
import { compactChunk } from '#shared/wire/compact-chunk.ts';
import { readChunk } from './stored-chunk.ts';

export interface CompactLogOptions {
  readonly store: Pick<Store, 'log' | 'logIndex' | 'replaceChunk'>;
  readonly key: LogKey;
  /** Chunks before this frame are compacted already. */
  readonly fromSeq: number;
  /** Asked before each chunk. False ends it. */
  readonly mayContinue: () => boolean;
  /** Called after each chunk that was replaced: others use the store meanwhile. */
  readonly pause: () => Promise<void>;
}

export interface Compacted {
  /** All chunks up to this frame have been compacted. */
  readonly seq: number;
  /** Bytes that the log has become smaller. */
  readonly savedBytes: number;
}

export async function compactLog({ store, key, fromSeq, mayContinue, pause }: CompactLogOptions): Promise<Compacted> {
  let seq = fromSeq - 1;
  let savedBytes = 0;
  for (const { firstSeq, frames } of await store.logIndex(key)) {
    if (firstSeq + frames <= fromSeq) continue;
    if (!mayContinue()) break;
    // A chunk of one frame has no motion to lose.
    const [chunk] = frames === 1 ? [] : await store.log(key, firstSeq, firstSeq);
    const smaller = chunk === undefined ? null : compactedForm(chunk);
    if (chunk !== undefined && smaller !== null && (await store.replaceChunk(smaller, chunk.digest))) {
      savedBytes += chunk.bytes.length - smaller.bytes.length;
      await pause();
    }
    seq = firstSeq + frames - 1;
  }
  return { seq, savedBytes };
}

/** Null: it would not be smaller, or it cannot be read and stays as it is. */
function compactedForm(chunk: LogChunk): LogChunk | null {
  const readable = readChunk(chunk);
  if (readable === null) return null;
  const bytes = compressFully(compactChunk(readable.bytes, chunk.firstSeq, chunk.startTime));
  if (bytes.length >= chunk.bytes.length) return null;
  const smaller = { ...chunk, bytes, digest: hash('sha256', bytes, 'hex') };
  return readChunk(smaller) === null ? null : smaller;
}
