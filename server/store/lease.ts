/**
 * Who should write a classroom, where several processes share a store. Safety does not rest on it: the log's unique key is
 * the fence. It keeps two processes from taking a class from each other again and again.
 */
import type { ClassroomId } from '#shared/ids.ts';

export interface Leases {
  /** Resolves to whether this process may open the class. A holder that shows no life is watched for LEASE_SILENT_MS first. */
  take(classroom: ClassroomId): Promise<boolean>;
  /** Has another process the class, as far as can be seen at once? */
  isHeldElsewhere(classroom: ClassroomId): Promise<boolean>;
  /** Is it still ours? Asked before a log is taken over: a process that was frozen learns here that it has lost the class. */
  confirm(classroom: ClassroomId): Promise<boolean>;
  /** The class is no more. */
  drop(classroom: ClassroomId): void;
  /** Gives everything back: another process need not wait. */
  close(): Promise<void>;
}

/** Where one process has the store to itself. */
export const SINGLE_PROCESS_LEASES: Leases = {
  take: async () => true,
  isHeldElsewhere: async () => false,
  confirm: async () => true,
  drop: () => undefined,
  close: async () => undefined,
};
