/** The boards' logs, the most frequent writes: by the native collection, without casting, in one batch for all boards. */
import { StoreError } from '#server/store/error.ts';
import type { AppendResult, LogChunk, LogKey, Snapshot } from '#server/store/port.ts';
import type { ClassroomLifecycle } from './classroom-lifecycle.ts';
import type { Models } from './collections/models.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import { insertEach } from './driver/insert-each.ts';

const WITHOUT_ID = { projection: { _id: 0 }, promoteBuffers: true } as const;

export class LogStore {
  readonly #models: Models;
  readonly #lifecycle: ClassroomLifecycle;

  constructor(models: Models, lifecycle: ClassroomLifecycle) {
    this.#models = models;
    this.#lifecycle = lifecycle;
  }

  async append(chunks: readonly LogChunk[]): Promise<AppendResult[]> {
    if (chunks.length === 0) return [];
    const refused = await insertEach(this.#models.chunks, chunks);
    const results = await Promise.all(
      chunks.map(async (chunk, index) => (refused.has(index) ? this.#resolveConflict(chunk) : 'stored')),
    );
    const existing = await this.#lifecycle.existing([...new Set(chunks.map(({ classroom }) => classroom))]);
    return Promise.all(
      chunks.map(async (chunk, index) => {
        if (existing.has(chunk.classroom)) return results[index] ?? 'lost';
        if (results[index] === 'stored') await this.#models.chunks.collection.deleteOne(chunkKey(chunk));
        return 'lost';
      }),
    );
  }

  /** In order. The chunk that holds `from` is the last one that begins at or before it. */
  async log({ classroom, board }: LogKey, from: number): Promise<LogChunk[]> {
    const { collection } = this.#models.chunks;
    const before = { classroom, board, firstSeq: { $lte: from } };
    const options = { projection: { _id: 0, firstSeq: 1, frames: 1 }, sort: { firstSeq: -1 } } as const;
    const holding = await collection.findOne<Pick<LogChunk, 'firstSeq' | 'frames'>>(before, options);
    const holdsFrom = holding !== null && holding.firstSeq + holding.frames > from;
    const start = holdsFrom ? { $gte: holding.firstSeq } : { $gt: from };
    const found = collection.find<LogChunk>({ classroom, board, firstSeq: start }, WITHOUT_ID).sort({ firstSeq: 1 });
    return (await found.toArray()).map(withPlainBytes);
  }

  /** @throws {StoreError} classroom-gone */
  async addSnapshot(snapshot: Snapshot): Promise<void> {
    const { classroom, board, seq } = snapshot;
    const { collection } = this.#models.snapshots;
    try {
      await collection.insertOne({ ...snapshot });
    } catch (error) {
      // The first snapshot stays.
      if (!isDuplicateKey(error)) throw error;
    }
    if ((await this.#lifecycle.existing([classroom])).has(classroom)) return;
    await collection.deleteOne({ classroom, board, seq });
    throw new StoreError('classroom-gone');
  }

  async snapshot({ classroom, board }: LogKey, atMost: number): Promise<Snapshot | null> {
    const newest = { ...WITHOUT_ID, sort: { seq: -1 } } as const;
    const filter = { classroom, board, seq: { $lte: atMost } };
    const found = await this.#models.snapshots.collection.findOne<Snapshot>(filter, newest);
    return found === null ? null : withPlainBytes(found);
  }

  /** Decides who has a taken place: the same writer, from an earlier attempt with this chunk, or another writer. */
  async #resolveConflict(chunk: LogChunk): Promise<AppendResult> {
    const stored = await this.#models.chunks.collection.findOne<Pick<LogChunk, 'epoch' | 'owner' | 'digest'>>(
      chunkKey(chunk),
      { projection: { _id: 0, epoch: 1, owner: 1, digest: 1 } },
    );
    // Written, but not yet by a majority: the outcome is unknown.
    if (stored === null && (await this.#lifecycle.existing([chunk.classroom])).size > 0)
      throw new StoreError('store-away', 'a chunk waits for a majority');
    const { epoch, owner, digest } = chunk;
    return stored?.epoch === epoch && stored.owner === owner && stored.digest === digest ? 'stored' : 'lost';
  }
}

function chunkKey({ classroom, board, firstSeq }: LogChunk) {
  return { classroom, board, firstSeq };
}

/** The driver returns a Buffer; the port returns a plain Uint8Array. */
function withPlainBytes<WithBytes extends { readonly bytes: Uint8Array }>(found: WithBytes): WithBytes {
  return { ...found, bytes: new Uint8Array(found.bytes) };
}
