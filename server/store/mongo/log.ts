/** The boards' logs: the hot writes. They go by the native collection, without casting, one batch of all boards at a time. */
import { StoreError } from '../error.ts';
import type { AppendResult, LogChunk, LogKey, Snapshot } from '../port.ts';
import type { Classes } from './classes.ts';
import { insertEach } from './line/batch.ts';
import type { Models } from './line/connection.ts';
import { isDuplicate } from './line/failure.ts';

const WITHOUT_ID = { projection: { _id: 0 }, promoteBuffers: true } as const;

export class Logs {
  readonly #models: Models;
  readonly #classes: Classes;

  constructor(models: Models, classes: Classes) {
    this.#models = models;
    this.#classes = classes;
  }

  async append(chunks: readonly LogChunk[]): Promise<AppendResult[]> {
    if (chunks.length === 0) return [];
    const refused = await insertEach(this.#models.chunks, chunks);
    const results = await Promise.all(
      chunks.map(async (chunk, index) => (refused.has(index) ? this.#judged(chunk) : 'stored')),
    );
    const kept = await this.#classes.kept([...new Set(chunks.map(({ classroom }) => classroom))]);
    return Promise.all(
      chunks.map(async (chunk, index) => {
        if (kept.has(chunk.classroom)) return results[index] ?? 'lost';
        if (results[index] === 'stored') await this.#models.chunks.collection.deleteOne(placeOf(chunk));
        return 'lost';
      }),
    );
  }

  /** In order; the one that holds `from` is the last that begins at or before it. */
  async log({ classroom, board }: LogKey, from: number): Promise<LogChunk[]> {
    const { collection } = this.#models.chunks;
    const before = { classroom, board, firstSeq: { $lte: from } };
    const options = { projection: { _id: 0, firstSeq: 1, frames: 1 }, sort: { firstSeq: -1 } } as const;
    const holding = await collection.findOne<Pick<LogChunk, 'firstSeq' | 'frames'>>(before, options);
    const reaches = holding !== null && holding.firstSeq + holding.frames > from;
    const start = reaches ? { $gte: holding.firstSeq } : { $gt: from };
    const found = collection.find<LogChunk>({ classroom, board, firstSeq: start }, WITHOUT_ID).sort({ firstSeq: 1 });
    return (await found.toArray()).map(withPlainBytes);
  }

  /** @throws classroom-gone */
  async addSnapshot(snapshot: Snapshot): Promise<void> {
    const { classroom, board, seq } = snapshot;
    const { collection } = this.#models.snapshots;
    try {
      await collection.insertOne({ ...snapshot });
    } catch (error) {
      // The first one stays.
      if (!isDuplicate(error)) throw error;
    }
    if ((await this.#classes.kept([classroom])).has(classroom)) return;
    await collection.deleteOne({ classroom, board, seq });
    throw new StoreError('classroom-gone');
  }

  async snapshot({ classroom, board }: LogKey, atMost: number): Promise<Snapshot | null> {
    const newest = { ...WITHOUT_ID, sort: { seq: -1 } } as const;
    const filter = { classroom, board, seq: { $lte: atMost } };
    const found = await this.#models.snapshots.collection.findOne<Snapshot>(filter, newest);
    return found === null ? null : withPlainBytes(found);
  }

  /** A place that is taken: by this very chunk, from an earlier try of the same writer, or by another writer. */
  async #judged(chunk: LogChunk): Promise<AppendResult> {
    const there = await this.#models.chunks.collection.findOne<Pick<LogChunk, 'epoch' | 'owner' | 'digest'>>(
      placeOf(chunk),
      { projection: { _id: 0, epoch: 1, owner: 1, digest: 1 } },
    );
    // Written, and not yet by a majority: nobody knows how it ends.
    if (there === null && (await this.#classes.kept([chunk.classroom])).size > 0)
      throw new StoreError('store-away', 'a chunk waits for a majority');
    const { epoch, owner, digest } = chunk;
    return there?.epoch === epoch && there.owner === owner && there.digest === digest ? 'stored' : 'lost';
  }
}

function placeOf({ classroom, board, firstSeq }: LogChunk) {
  return { classroom, board, firstSeq };
}

/** The driver gives a Buffer; the port speaks of Uint8Arrays. */
function withPlainBytes<Kept extends { readonly bytes: Uint8Array }>(found: Kept): Kept {
  return { ...found, bytes: new Uint8Array(found.bytes) };
}
