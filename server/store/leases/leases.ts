/**
 * Leases say which process should write a classroom, where several processes share a store. Safety does not depend on them: the
 * log's unique key is the fence. They keep two processes from taking a class from each other again and again.
 */
import type { ClassroomId } from '#shared/ids.ts';

export interface Leases {
  /**
   * Resolves to whether this process may open the class. A living holder is asked for it, and a silent one's lease is taken: both are waited
   * for, LEASE_WAIT_MS at most.
   */
  take(classroom: ClassroomId): Promise<boolean>;
  /** Whether another process holds the class, as far as one read shows. */
  isHeldElsewhere(classroom: ClassroomId): Promise<boolean>;
  /** Whether this process still holds the class. Called before a log is taken over: a process that was frozen learns here of its loss. */
  confirm(classroom: ClassroomId): Promise<boolean>;
  /** Gives the class back: another process may take it at once. */
  giveBack(classroom: ClassroomId): Promise<void>;
  /** Forgets a lease whose class was removed. */
  drop(classroom: ClassroomId): void;
  /** Releases every lease, so that another process need not wait. */
  close(): Promise<void>;
}

/** For a store that belongs to one process alone. */
export const SINGLE_PROCESS_LEASES: Leases = {
  take: async () => true,
  isHeldElsewhere: async () => false,
  confirm: async () => true,
  giveBack: async () => undefined,
  drop: () => undefined,
  close: async () => undefined,
};
