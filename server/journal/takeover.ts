/** Takes a log over: appends a record under a new epoch. The writer before finds the place taken, and has lost the log. */
import { hash, randomBytes } from 'node:crypto';
import type { LogKey, Store } from '#server/store/port.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { compress } from './compression.ts';

export interface TakeoverRecord {
  readonly epoch: number;
  /** The record's frame number. */
  readonly seq: number;
  /** The frame's body, with events. */
  readonly body: Uint8Array;
}

/** Resolves to the record's size in bytes once it is durable; to null when another process took the log at the same time. */
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
