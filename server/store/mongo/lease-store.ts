/** Leases and nodes in MongoDB: single documents, each changed by compare-and-set. */
import type { LeaseRecord, LeaseRecords, NodeRecord } from '#server/store/leases/lease-records.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { LeaseDocument } from './collections/leases.ts';
import type { Models } from './collections/models.ts';
import type { NodeDocument } from './collections/nodes.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import type { InFlight } from './driver/in-flight.ts';

type Stored<Document, Id> = Document & { readonly _id: Id };
type StoredLease = Stored<LeaseDocument, ClassroomId>;

const leaseOf = ({ _id, holder, wanted }: StoredLease): LeaseRecord => ({
  classroom: _id,
  holder,
  wanted: wanted ?? null,
});

export class LeaseStore implements LeaseRecords {
  readonly #models: Pick<Models, 'leases' | 'nodes'>;
  readonly #inFlight: InFlight;

  constructor(models: Pick<Models, 'leases' | 'nodes'>, inFlight: InFlight) {
    this.#models = models;
    this.#inFlight = inFlight;
  }

  lease(classroom: ClassroomId): Promise<LeaseRecord | null> {
    return this.#inFlight.run(async () => {
      const found = await this.#models.leases.findOne({ _id: classroom }).lean<StoredLease>();
      return found === null ? null : leaseOf(found);
    });
  }

  addLease({ classroom, ...fields }: LeaseRecord): Promise<boolean> {
    return this.#add(() => this.#models.leases.create({ _id: classroom, ...fields }));
  }

  changeLease(classroom: ClassroomId, holder: string, changes: Partial<LeaseRecord>): Promise<boolean> {
    const filter = { _id: classroom, holder };
    return this.#inFlight.run(
      async () => (await this.#models.leases.updateOne(filter, { $set: changes })).matchedCount === 1,
    );
  }

  removeLease(classroom: ClassroomId, holder: string): Promise<boolean> {
    return this.#inFlight.run(
      async () => (await this.#models.leases.deleteOne({ _id: classroom, holder })).deletedCount === 1,
    );
  }

  leasesOf(holder: string): Promise<LeaseRecord[]> {
    return this.#find({ holder });
  }

  wantedLeasesOf(holder: string): Promise<LeaseRecord[]> {
    return this.#find({ holder, wanted: { $gte: '' } });
  }

  removeLeasesOf(holder: string): Promise<void> {
    return this.#inFlight.run(async () => {
      await this.#models.leases.deleteMany({ holder });
    });
  }

  nodes(): Promise<NodeRecord[]> {
    return this.#inFlight.run(async () => {
      const found = await this.#models.nodes.find({}).lean<Stored<NodeDocument, string>[]>();
      return found.map(({ _id, ...fields }) => ({ name: _id, ...fields }));
    });
  }

  addNode({ name, ...fields }: NodeRecord): Promise<boolean> {
    return this.#add(() => this.#models.nodes.create({ _id: name, ...fields }));
  }

  beatNode(name: string, run: string): Promise<boolean> {
    const filter = { _id: name, run };
    return this.#inFlight.run(
      async () => (await this.#models.nodes.updateOne(filter, { $inc: { beat: 1 } })).matchedCount === 1,
    );
  }

  replaceNode(run: string, { name, ...fields }: NodeRecord): Promise<boolean> {
    const filter = { _id: name, run };
    return this.#inFlight.run(
      async () => (await this.#models.nodes.updateOne(filter, { $set: fields })).matchedCount === 1,
    );
  }

  removeNode(name: string, run: string): Promise<void> {
    return this.#inFlight.run(async () => {
      await this.#models.nodes.deleteOne({ _id: name, run });
    });
  }

  #find(filter: Readonly<Record<string, unknown>>): Promise<LeaseRecord[]> {
    return this.#inFlight.run(async () => {
      const found = await this.#models.leases.find(filter).lean<StoredLease[]>();
      return found.map(leaseOf);
    });
  }

  /** False when its key is taken. */
  #add(create: () => Promise<unknown>): Promise<boolean> {
    return this.#inFlight.run(async () => {
      try {
        await create();
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    });
  }
}
