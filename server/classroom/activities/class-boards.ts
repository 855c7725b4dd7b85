/**
 * The boards of one class: their members, and the hosts of those that are open. Its owner, the classroom host, runs all calls that
 * change it one after the other.
 */
import { randomInt } from 'node:crypto';
import { LATE_MOVES_MS } from '#server/base/limits.ts';
import type { BoardHost } from '#server/board/host.ts';
import { SingleFlight } from '#server/concurrency/single-flight.ts';
import type { Person } from '#server/identity/person.ts';
import type { ActivityChanges, ActivityRecord, BoardRecord, Store } from '#server/store/port.ts';
import { type Board, restorationOf } from '#shared/board/board.ts';
import type { Restore } from '#shared/board/move.ts';
import type { ClassroomFacts } from '#shared/classroom/classroom-facts.ts';
import type { ActivityId, BoardNumber, Member, Page, SeatId } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { BoardOpener } from './board-opener.ts';

export interface ClassBoardsDeps {
  readonly store: Store;
  readonly opener: Pick<BoardOpener, 'open' | 'read' | 'updateRules'>;
  /** The number of a new board. No number is used twice: that is durable when this resolves. */
  readonly nextNumber: () => Promise<BoardNumber>;
  /** The boards of seats that the teacher moved, by seat number. A change makes a new map. */
  readonly seatAssignments: () => ClassroomFacts['seatAssignments'];
  readonly seatNumberOf: (seat: SeatId) => number | undefined;
  /** A board's host has just opened. */
  readonly onOpen: (host: BoardHost) => void;
  /** A board has been solved, or is no longer; durable. */
  readonly onSolvedChange: (board: BoardNumber) => void;
  /** Whole milliseconds since 1970. */
  readonly wall: () => number;
}

export class ClassBoards {
  readonly #deps: ClassBoardsDeps;
  readonly #records = new Map<BoardNumber, BoardRecord>();
  readonly #hosts = new SingleFlight<BoardNumber, BoardHost | null>();
  #activity: ActivityRecord | null = null;
  /** The board of each seat; null until it is computed again. */
  #boardBySeat: ReadonlyMap<SeatId, BoardRecord> | null = null;
  /** The assignments that `#boardBySeat` was computed from. */
  #assignmentsOfBoards: ClassroomFacts['seatAssignments'] | null = null;

  constructor(deps: ClassBoardsDeps, records: readonly BoardRecord[]) {
    this.#deps = deps;
    for (const record of records) this.#records.set(record.number, record);
  }

  get activity(): ActivityRecord | null {
    return this.#activity;
  }

  get openHosts(): ReadonlyMap<BoardNumber, BoardHost> {
    return this.#hosts.opened;
  }

  /** The boards of the current activity, by number. */
  get current(): BoardRecord[] {
    return [...this.#records.values()].filter(({ activity }) => activity === this.#activity?.id);
  }

  get(number: BoardNumber): BoardRecord | undefined {
    return this.#records.get(number);
  }

  /** Whether a board belongs to the current activity. */
  isCurrent(number: BoardNumber): boolean {
    const board = this.#records.get(number);
    return board !== undefined && board.activity === this.#activity?.id;
  }

  /** The boards of the current activity without those that their one student has left for another cut. */
  get active(): BoardRecord[] {
    return this.current.filter((board) => this.#activity?.mode !== 'each' || this.seatsAt(board).length > 0);
  }

  /** All boards of one activity, by number. */
  ofActivity(activity: ActivityId): BoardRecord[] {
    return [...this.#records.values()].filter((board) => board.activity === activity);
  }

  /** Makes an activity the current one. Teams and a whole class get their boards at once, seats of their own board one by one. */
  async startActivity(id: ActivityId): Promise<void> {
    const activity = await this.#deps.store.activity(id);
    this.#activity = activity;
    this.#boardBySeat = null;
    if (activity === null) return;
    const { current } = this;
    if (activity.mode === 'together' && current.length === 0) await this.add(activity, []);
    for (let team = 1; team <= activity.teams; team += 1)
      if (!current.some((board) => board.team === team)) await this.add(activity, [], { team });
  }

  /** The board of the current activity that a seat plays at. */
  ofSeat(seat: SeatId): BoardRecord | undefined {
    return this.#boardsBySeat().get(seat);
  }

  /** For each seat the board that the teacher assigned, or else the newest board that it is a member of. */
  #boardsBySeat(): ReadonlyMap<SeatId, BoardRecord> {
    const { seatAssignments, seatNumberOf } = this.#deps;
    const assignments = seatAssignments();
    if (this.#boardBySeat !== null && this.#assignmentsOfBoards === assignments) return this.#boardBySeat;
    const boardBySeat = new Map<SeatId, BoardRecord>();
    for (const board of this.current) {
      for (const seat of board.members) {
        if (seat === null) continue;
        const known = boardBySeat.get(seat);
        const isAssigned = known !== undefined && assignments.get(seatNumberOf(seat) ?? 0)?.board === known.number;
        if (!isAssigned) boardBySeat.set(seat, board);
      }
    }
    this.#boardBySeat = boardBySeat;
    this.#assignmentsOfBoards = assignments;
    return boardBySeat;
  }

  /** The members of a board of the current activity who have not left it. */
  seatsAt({ number, members }: BoardRecord): SeatId[] {
    return members.filter((seat): seat is SeatId => seat !== null && this.ofSeat(seat)?.number === number);
  }

  /**
   * Null: the person is no member of the board. A teacher is member 0 of every board. A student who was moved to another board stays a
   * member of the old one for LATE_MOVES_MS: their last moves may still be under way. A student stays a member of earlier activities' boards.
   */
  memberOf(person: Person, number: BoardNumber): Member | null {
    const board = this.#records.get(number);
    if (board === undefined) return null;
    if (person.role === 'teacher') return 0;
    const member = board.members.indexOf(person.seat);
    if (member <= 0) return null;
    const hasLeft = this.isCurrent(number) && this.ofSeat(person.seat)?.number !== number;
    const { seatAssignments, seatNumberOf, wall } = this.#deps;
    const since = seatAssignments().get(seatNumberOf(person.seat) ?? 0)?.since ?? 0;
    return hasLeft && wall() - since > LATE_MOVES_MS ? null : member;
  }

  /** Gives a seat its place in the current activity: a board of its own, or a place at the board with the fewest seats, the first of equals. */
  async assignBoard(seat: SeatId): Promise<void> {
    const activity = this.#activity;
    if (activity === null || this.ofSeat(seat) !== undefined) return;
    const [fewest] =
      activity.mode === 'each' ? [] : this.current.sort((a, b) => this.seatsAt(a).length - this.seatsAt(b).length);
    if (fewest === undefined) await this.add(activity, [seat]);
    else await this.setMembers(fewest, [...fewest.members, seat]);
  }

  /** Whether a seat has ever been a member of a board of this class. */
  hasPlayed(seat: SeatId): boolean {
    return [...this.#records.values()].some(({ members }) => members.includes(seat));
  }

  /** Removes a seat from the members of every board. The boards' logs keep its moves without an owner. */
  async vacate(seat: SeatId): Promise<void> {
    for (const board of [...this.#records.values()]) {
      if (!board.members.includes(seat)) continue;
      await this.setMembers(
        board,
        board.members.map((member) => (member === seat ? null : member)),
      );
    }
  }

  /** Adds a cut to the current activity. Resolves to its index. */
  async addCut(cut: PuzzleSpec): Promise<number> {
    const cuts = this.#activity?.cuts ?? [];
    await this.changeActivity({ cuts: [...cuts, cut] });
    return cuts.length;
  }

  /** Changes the current activity. Its open boards follow at once. */
  async changeActivity(changes: ActivityChanges): Promise<void> {
    const activity = this.#activity;
    if (activity === null) throw new Error('the class has no activity');
    await this.#deps.store.changeActivity(activity.id, changes);
    this.#activity = { ...activity, ...changes };
    this.#deps.opener.updateRules(this.#activity);
  }

  async setMembers(board: BoardRecord, members: BoardRecord['members']): Promise<void> {
    await this.#deps.store.changeBoard(board.classroom, board.number, { members });
    this.#records.set(board.number, { ...board, members });
    this.#boardBySeat = null;
  }

  async add(
    activity: ActivityRecord,
    seats: readonly SeatId[],
    { cut = 0, team = null }: Partial<Pick<BoardRecord, 'cut' | 'team'>> = {},
  ): Promise<BoardRecord> {
    const number = await this.#deps.nextNumber();
    const board: BoardRecord = {
      classroom: activity.classroom,
      number,
      activity: activity.id,
      cut,
      team,
      seed: randomInt(2 ** 32),
      members: [null, ...seats],
      createdAt: this.#deps.wall(),
    };
    await this.#deps.store.addBoard(board);
    this.#records.set(number, board);
    this.#boardBySeat = null;
    return board;
  }

  /** The host of a board of this class, opened if need be. Null: there is no such board, or another process has it. */
  async host(number: BoardNumber): Promise<BoardHost | null> {
    return this.#hosts.get(number, () => this.#open(number));
  }

  async #open(number: BoardNumber): Promise<BoardHost | null> {
    const record = this.#records.get(number);
    if (record === undefined) return null;
    const { opener, onOpen, onSolvedChange } = this.#deps;
    const activity = await this.activityOf(record);
    if (activity === null) return null;
    const events = { onLost: () => this.#hosts.forget(number), onSolvedChange: () => onSolvedChange(number) };
    const host = await opener.open(record, activity, events, () => this.#startOf(record, activity));
    if (host !== null) onOpen(host);
    return host;
  }

  /** How a board lies at first; null: as it is dealt. */
  async #startOf({ cut }: BoardRecord, { continues }: ActivityRecord): Promise<Restore | null> {
    const state = continues === undefined || cut !== 0 ? null : await this.stateAt(continues.board, continues.frame);
    return state === null ? null : restorationOf(state);
  }

  async activityOf({ activity }: BoardRecord): Promise<ActivityRecord | null> {
    return activity === this.#activity?.id ? this.#activity : this.#deps.store.activity(activity);
  }

  /** A board as the store has it at one of its frames, or at its end if it has no such frame; null: there is no such board. */
  async stateAt(number: BoardNumber, frame: number): Promise<Board | null> {
    const record = this.#records.get(number);
    const activity = record === undefined ? null : await this.activityOf(record);
    return record === undefined || activity === null ? null : this.#deps.opener.read(record, activity, frame);
  }

  /** A board after one of its frames, once that frame is durable. Refused with `no-moment` where it has no such frame. */
  async durableStateAt(number: BoardNumber, frame: number): Promise<Answer<{ readonly state: Board }>> {
    const durable = (await this.openHosts.get(number)?.whenDurable(frame)) ?? { ok: true };
    if (!durable.ok) return durable;
    const state = await this.stateAt(number, frame);
    if (state === null) return failure('no-board');
    return state.seq === frame ? { ok: true, state } : failure('no-moment');
  }

  /** Frees what a page of somebody holds on the open boards. */
  endHolds(person: Person, page: Page): void {
    for (const host of this.openHosts.values()) {
      const member = this.memberOf(person, host.number);
      if (member !== null) host.endPage({ member, page });
    }
  }

  /** Closes the boards that no page is connected to. The store has them. */
  closeIdleBoards(): void {
    for (const [number, host] of this.openHosts) if (host.isIdle) this.#hosts.forget(number);
  }
}
