/** Taking a log over: a record at its end, under a new epoch. Whoever wrote it before finds the place taken, and steps down. */
import { hash, randomBytes } from 'node:crypto';
import type { LogKey, Store } from '#server/store/port.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { compress } from './compression.ts';

export interface TakeoverRecord {
  readonly epoch: number;
  /** Number of the frame that the record is. */
  readonly seq: number;
  /** The frame's body. */
  readonly body: Uint8Array;
}

/** Resolves when the record is durable, to its size in bytes; to null when another process took the log in the same moment. */
export async function takeOver(
  store: Store,
  key: LogKey,
  { epoch, seq, body }: TakeoverRecord,
): Promise<number | null> {
  const chunk = new ChunkBuilder(seq, 0);
  chunk.add(0, body);
  const bytes = compress(chunk.take());
  const [result] = await store.append([
    {
      ...key,
      firstSeq: seq,
      frames: 1,
      epoch,
      owner: randomBytes(12).toString('base64url'),
      digest: hash('sha256', bytes, 'hex'),
      startTime: 0,
      bytes,
    },
  ]);
  return result === 'stored' ? bytes.length : null;
}
