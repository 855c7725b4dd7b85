/** The port's writes. Each runs in a savepoint of its own within a transaction: it completes, or throws and leaves no change. */
import type { Operations, WriteMethod } from '#server/store/sqlite/worker-messages.ts';
import { activityWrites, classroomWrites } from './classroom-writes.ts';
import { logWrites } from './log-writes.ts';
import { messageWrites } from './message-writes.ts';
import { sessionWrites } from './session-writes.ts';
import type { Statements } from './statements.ts';

/** Writes after which the erased rows must be unreadable in the files as well. */
export const ERASING_METHODS: ReadonlySet<string> = new Set<WriteMethod>([
  'removeClassroom',
  'removeSeat',
  'removeMessages',
]);

export function writeOperations(sql: Statements): Operations<WriteMethod> {
  return {
    ...classroomWrites(sql),
    ...activityWrites(sql),
    ...logWrites(sql),
    ...messageWrites(sql),
    ...sessionWrites(sql),
    setUpkeep: (record) => {
      sql.setUpkeep.run(JSON.stringify(record));
    },
    // A class goes with all that names it at once: there are none.
    removeOrphans: () => undefined,
    check: () => {
      sql.check.run();
    },
  };
}
