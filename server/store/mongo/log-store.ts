/** The boards' logs, the most frequent writes: by the native collection, without casting, in one batch for all boards. */
import type { mongo } from 'mongoose';
import { StoreError } from '#server/store/error.ts';
import type {
  AppendResult,
  ChunkIndexEntry,
  LogChunk,
  LogKey,
  Snapshot,
  SnapshotIndexEntry,
} from '#server/store/port.ts';
import type { ClassroomLifecycle } from './classroom-lifecycle.ts';
import type { Models } from './collections/models.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import { insertEach } from './driver/insert-each.ts';

/** `size` is the adapter's own: the length of `bytes`, for the indexes. Documents of an earlier Jogak have none. */
const WITHOUT_OWN = { projection: { _id: 0, size: 0 }, promoteBuffers: true } as const;

export class LogStore {
  readonly #models: Models;
  readonly #lifecycle: ClassroomLifecycle;

  constructor(models: Models, lifecycle: ClassroomLifecycle) {
    this.#models = models;
    this.#lifecycle = lifecycle;
  }

  async append(chunks: readonly LogChunk[]): Promise<AppendResult[]> {
    if (chunks.length === 0) return [];
    const refused = await insertEach(this.#models.chunks, chunks.map(withSize));
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
  async log({ classroom, board }: LogKey, from: number, to = Number.MAX_SAFE_INTEGER): Promise<LogChunk[]> {
    const { collection } = this.#models.chunks;
    // The whole log begins with its first chunk: pages wait for the board, and a look-up fewer counts.
    const start = from <= 1 ? { $gte: 1 } : await this.#startOf({ classroom, board }, from);
    const range = { classroom, board, firstSeq: { ...start, $lte: to } };
    const found = collection.find<LogChunk>(range, WITHOUT_OWN).sort({ firstSeq: 1 });
    return (await found.toArray()).map(withPlainBytes);
  }

  /** Where the chunk begins that holds this frame, or the next one. */
  async #startOf({ classroom, board }: LogKey, from: number): Promise<{ $gte: number } | { $gt: number }> {
    const before = { classroom, board, firstSeq: { $lte: from } };
    const options = { projection: { _id: 0, firstSeq: 1, frames: 1 }, sort: { firstSeq: -1 } } as const;
    const holding = await this.#models.chunks.collection.findOne<Pick<LogChunk, 'firstSeq' | 'frames'>>(
      before,
      options,
    );
    const holdsFrom = holding !== null && holding.firstSeq + holding.frames > from;
    return holdsFrom ? { $gte: holding.firstSeq } : { $gt: from };
  }

  async logIndex({ classroom, board }: LogKey): Promise<ChunkIndexEntry[]> {
    const fields = { _id: 0, firstSeq: 1, frames: 1, epoch: 1, startTime: 1, size: 1 } as const;
    const found = this.#models.chunks.collection
      .find<WithoutSize<ChunkIndexEntry>>({ classroom, board }, { projection: fields })
      .sort({ firstSeq: 1 });
    const entries: ChunkIndexEntry[] = [];
    for (const entry of await found.toArray()) {
      const { firstSeq } = entry;
      const size = entry.size ?? (await sizeOf(this.#models.chunks, { classroom, board, firstSeq }));
      entries.push({ ...entry, size });
    }
    return entries;
  }

  async snapshotIndex({ classroom, board }: LogKey): Promise<SnapshotIndexEntry[]> {
    const found = this.#models.snapshots.collection
      .find<WithoutSize<SnapshotIndexEntry>>(
        { classroom, board },
        { projection: { _id: 0, seq: 1, epoch: 1, size: 1 } },
      )
      .sort({ seq: 1 });
    const entries: SnapshotIndexEntry[] = [];
    for (const entry of await found.toArray()) {
      const { seq } = entry;
      const size = entry.size ?? (await sizeOf(this.#models.snapshots, { classroom, board, seq }));
      entries.push({ ...entry, size });
    }
    return entries;
  }

  async replaceChunk(chunk: LogChunk, digest: string): Promise<boolean> {
    const { collection } = this.#models.chunks;
    const { frames, epoch, owner, bytes } = chunk;
    const stored = await collection.findOne<Pick<LogChunk, 'frames' | 'epoch' | 'owner'> & { _id: mongo.ObjectId }>(
      chunkKey(chunk),
      { projection: { frames: 1, epoch: 1, owner: 1 } },
    );
    if (stored?.frames !== frames || stored.epoch !== epoch || stored.owner !== owner) return false;
    // Of two that replace it, the one that comes second finds another digest.
    const changes = { bytes, digest: chunk.digest, size: bytes.length };
    const { matchedCount } = await collection.updateOne({ _id: stored._id, digest }, { $set: changes });
    return matchedCount === 1;
  }

  /** @throws {StoreError} classroom-gone */
  async addSnapshot(snapshot: Snapshot): Promise<void> {
    const { classroom, board, seq } = snapshot;
    const { collection } = this.#models.snapshots;
    try {
      await collection.insertOne(withSize(snapshot));
    } catch (error) {
      // The first snapshot stays.
      if (!isDuplicateKey(error)) throw error;
    }
    if ((await this.#lifecycle.existing([classroom])).has(classroom)) return;
    await collection.deleteOne({ classroom, board, seq });
    throw new StoreError('classroom-gone');
  }

  async snapshot({ classroom, board }: LogKey, atMost: number): Promise<Snapshot | null> {
    const newest = { ...WITHOUT_OWN, sort: { seq: -1 } } as const;
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

type WithoutSize<Entry extends { readonly size: number }> = Omit<Entry, 'size'> & { readonly size?: number };

function withSize<WithBytes extends { readonly bytes: Uint8Array }>(record: WithBytes) {
  return { ...record, size: record.bytes.length };
}

/** Of a document that an earlier Jogak wrote: its bytes are read. */
async function sizeOf(model: Models['chunks' | 'snapshots'], key: object): Promise<number> {
  const found = await model.collection.findOne<Pick<LogChunk, 'bytes'>>(key, WITHOUT_OWN);
  return found?.bytes.length ?? 0;
}

function chunkKey({ classroom, board, firstSeq }: LogChunk) {
  return { classroom, board, firstSeq };
}

/** The driver returns a Buffer; the port returns a plain Uint8Array. */
function withPlainBytes<WithBytes extends { readonly bytes: Uint8Array }>(found: WithBytes): WithBytes {
  return { ...found, bytes: new Uint8Array(found.bytes) };
}
