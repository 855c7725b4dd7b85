/**
 * The part of the store port by which processes share a store: which of them has a class, and which of them live. Every change is one
 * atomic compare-and-set. Nothing here is a fence: that is the log's unique key.
 */
import type { ClassroomId } from '#shared/ids.ts';

export interface LeaseRecord {
  readonly classroom: ClassroomId;
  /** The process that has the class: name and run. */
  readonly holder: string;
  /** The process that is asked for the class while the holder has it; the holder itself: it keeps the class for now; null: none is. */
  readonly wanted: string | null;
}

/** A process that lives, or has not ended in order. */
export interface NodeRecord {
  /** Unique among the processes of a store, and the same after a restart. */
  readonly name: string;
  /** A random id of this start. */
  readonly run: string;
  /** Grows while the process lives. */
  readonly beat: number;
  /** Names the process on its machine; '' where the system does not tell. */
  readonly place: string;
  /** Short digests: of the session secrets, the newest first, and of the teacher key. They tell apart, and give nothing away. */
  readonly sessionDigests: readonly string[];
  readonly teacherDigest: string;
}

export interface LeaseRecords {
  lease(classroom: ClassroomId): Promise<LeaseRecord | null>;
  /** False when the class has a lease. */
  addLease(record: LeaseRecord): Promise<boolean>;
  /** False when `holder` does not have the class. */
  changeLease(
    classroom: ClassroomId,
    holder: string,
    changes: Partial<Omit<LeaseRecord, 'classroom'>>,
  ): Promise<boolean>;
  /** False when `holder` does not have the class. */
  removeLease(classroom: ClassroomId, holder: string): Promise<boolean>;
  /** All leases of a holder, in no order. */
  leasesOf(holder: string): Promise<LeaseRecord[]>;
  /** Those of them that another process wants, or that the holder keeps. */
  wantedLeasesOf(holder: string): Promise<LeaseRecord[]>;
  removeLeasesOf(holder: string): Promise<void>;

  /** In no order. */
  nodes(): Promise<NodeRecord[]>;
  /** False when the name is taken. */
  addNode(record: NodeRecord): Promise<boolean>;
  /** Counts the beat up by one. False when this run is not there any more. */
  beatNode(name: string, run: string): Promise<boolean>;
  /** Puts another run of the same name in the place of `run`. False when `run` is not there any more. */
  replaceNode(run: string, record: NodeRecord): Promise<boolean>;
  removeNode(name: string, run: string): Promise<void>;
}
