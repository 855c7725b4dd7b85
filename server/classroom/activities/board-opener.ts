/** Opens the boards of this node: takes a board's log over and makes its host. Boards of one cut share their rules. */

import type { Clock } from '#server/base/clock.ts';
import type { Log } from '#server/base/log.ts';
import { BoardHost, type BoardHostEvents } from '#server/board/host.ts';
import { openBoard, readBoard } from '#server/board/open.ts';
import { SnapshotWriter } from '#server/board/snapshots.ts';
import { Subscribers } from '#server/board/subscribers.ts';
import type { Journal } from '#server/journal/journal.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import type { ActivityRecord, BoardRecord, Store } from '#server/store/port.ts';
import { type Board, boardOfSeed } from '#shared/board/board.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { Restore } from '#shared/board/move.ts';
import { RulesCache } from './rules-cache.ts';

export interface BoardOpenerDeps {
  readonly store: Store;
  readonly journal: Journal;
  readonly leases: Leases;
  readonly log: Log;
  readonly clock: Clock;
}

export class BoardOpener {
  readonly #deps: BoardOpenerDeps;
  readonly #rulesCache = new RulesCache();

  constructor(deps: BoardOpenerDeps) {
    this.#deps = deps;
  }

  /**
   * Null: the activity has no such cut, or another process has the class or the board.
   * @param start how the board lies when it is opened for the first time; null: as it is dealt
   */
  async open(
    record: BoardRecord,
    activity: ActivityRecord,
    events: BoardHostEvents,
    start: () => Promise<Restore | null>,
  ): Promise<BoardHost | null> {
    const { store, clock, journal, leases, log } = this.#deps;
    const rules = this.#rulesCache.rules(record, activity);
    if (rules === null) return null;
    const key = { classroom: record.classroom, board: record.number };
    // A process that has lost the class must not take a board of it back.
    if (!(await leases.confirm(record.classroom))) return null;
    const opened = await openBoard(store, key, rules, record.seed, clock, start);
    if (opened === null) return null;
    const snapshots = new SnapshotWriter(store, log, key, opened);
    return new BoardHost({ opened, journal, snapshots, subscribers: new Subscribers(), now: clock.now, ...events });
  }

  /** A board as the store has it, or as it was at frame `upTo`, without taking it over. Null: the activity has no such cut. */
  async read(record: BoardRecord, activity: ActivityRecord, upTo?: number): Promise<Board | null> {
    const rules = this.#rulesCache.rules(record, activity);
    const key = { classroom: record.classroom, board: record.number };
    return rules === null ? null : readBoard(this.#deps.store, key, rules, record.seed, upTo);
  }

  /** A board as it was dealt, before its log. Null: the activity has no such cut. */
  dealt(record: BoardRecord, activity: ActivityRecord): Board | null {
    const rules = this.#rulesCache.rules(record, activity);
    return rules === null ? null : boardOfSeed(rules, record.seed);
  }

  /** Brings the rules of an activity's boards in line with its record. */
  updateRules(activity: ActivityRecord): void {
    this.#rulesCache.update(activity);
  }

  /** Forgets all rules but these. */
  retainRules(inUse: ReadonlySet<Rules>): void {
    this.#rulesCache.retain(inUse);
  }
}
