/** What the parts of one class get from its host: store, log, record, mutex, clocks and notice of changes. */

import type { Calendar } from '#server/base/clock.ts';
import type { Changes, ClassroomRecord, Store } from '#server/store/port.ts';
import type { ClassroomLog } from './log.ts';

export interface ClassContext {
  readonly store: Store;
  readonly log: ClassroomLog;
  /** The class's record as it is now. */
  readonly record: () => ClassroomRecord;
  /** Changes the record; durable when this resolves. */
  readonly change: (changes: Changes<ClassroomRecord, 'id' | 'createdAt'>) => Promise<void>;
  /** Runs a task after all earlier ones that change this class. */
  readonly runExclusive: <Result>(task: () => Promise<Result>) => Promise<Result>;
  /** Something that people may see has changed. */
  readonly onChange: () => void;
  /** Whole milliseconds since 1970, monotonic: for lengths. */
  readonly wall: () => number;
  readonly calendar: Calendar;
}
