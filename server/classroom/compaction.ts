/**
 * Compacts the logs of boards that nobody has open and on which nothing has happened for COMPACTION_QUIET_MS. It does one chunk after the
 * other, in the background; an interrupted one goes on at the next sweep.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Calendar, Clock } from '#server/base/clock.ts';
import { COMPACTION_PAUSE_MS, COMPACTION_QUIET_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { compactLog } from '#server/journal/replay/compact-log.ts';
import { readReplayLog } from '#server/journal/replay/log-reader.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import type { BoardRecord, Store } from '#server/store/port.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';

export interface LogCompactionDeps {
  readonly store: Store;
  readonly leases: Pick<Leases, 'isHeldElsewhere'>;
  readonly log: Log;
  readonly clock: Pick<Clock, 'wall'>;
  readonly calendar: Pick<Calendar, 'expiredUpTo'>;
  /** Whether this process has the board open, or opens it now. */
  readonly isOpen: (classroom: ClassroomId, board: BoardNumber) => boolean;
}

export class LogCompaction {
  readonly #deps: LogCompactionDeps;
  #isStopping = false;
  #running: Promise<void> | null = null;

  constructor(deps: LogCompactionDeps) {
    this.#deps = deps;
  }

  /**
   * Resolves once all logs that are due are compacted, or it was stopped. A second call shares the one that runs. Never rejects.
   * @param classes null: all that no other process has
   */
  sweep(classes: readonly ClassroomId[] | null = null): Promise<void> {
    this.#running ??= this.#sweep(classes)
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'could not compact the logs: the next sweep goes on');
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** Resolves when nothing is written any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running;
  }

  async #sweep(classes: readonly ClassroomId[] | null): Promise<void> {
    const { store, leases, calendar } = this.#deps;
    const ids = classes ?? (await store.classrooms(calendar.expiredUpTo())).map(({ id }) => id);
    for (const id of ids) {
      if (await leases.isHeldElsewhere(id)) continue;
      for (const board of await store.boards(id)) {
        if (this.#isStopping) return;
        if (await this.#isDue(board)) await this.#compact(board);
      }
    }
  }

  async #isDue(board: BoardRecord): Promise<boolean> {
    const { store, clock, isOpen } = this.#deps;
    const { classroom, number, compactedSeq = 0, createdAt } = board;
    const key = { classroom, board: number };
    if (isOpen(classroom, number)) return false;
    const next = compactedSeq + 1;
    if ((await store.log(key, next, next)).length === 0) return false;
    const { lastTime } = await readReplayLog(store, key, createdAt);
    return clock.wall() - lastTime >= COMPACTION_QUIET_MS;
  }

  async #compact({ classroom, number, compactedSeq = 0 }: BoardRecord): Promise<void> {
    const { store, log, isOpen } = this.#deps;
    const { seq, savedBytes } = await compactLog({
      store,
      key: { classroom, board: number },
      fromSeq: compactedSeq + 1,
      mayContinue: () => !this.#isStopping && !isOpen(classroom, number),
      pause: () => sleep(COMPACTION_PAUSE_MS),
    });
    await store.changeBoard(classroom, number, { compactedSeq: seq });
    if (savedBytes > 0) log.info({ board: number, savedBytes }, 'compacted the motion of a board');
  }
}
