/**
 * The boards of one class: whose each is, and the hosts of those that are open. Its owner, the classroom host, calls what changes it
 * one after the other.
 */
import { randomInt } from 'node:crypto';
import { LATE_MOVES_MS } from '#server/base/limits.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { Person } from '#server/classroom/port.ts';
import { SingleFlight } from '#server/concurrency/single-flight.ts';
import type { ActivityRecord, BoardRecord, Store } from '#server/store/port.ts';
import type { Board } from '#shared/board/board.ts';
import type { ClassroomFacts } from '#shared/classroom/classroom-facts.ts';
import type { ActivityId, BoardNumber, Member, SeatId } from '#shared/ids.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** How a classroom opens a board's host: the node's business. */
export type OpenBoardHost = (
  record: BoardRecord,
  activity: ActivityRecord,
  onLost: () => void,
) => Promise<BoardHost | null>;

/** A board as it is kept, or as it stood at one of its frames, read without taking it over; null when its cut cannot be made. */
export type ReadBoard = (record: BoardRecord, activity: ActivityRecord, upTo?: number) => Promise<Board | null>;

export interface ClassBoardsDeps {
  readonly store: Store;
  readonly openBoardHost: OpenBoardHost;
  readonly readBoard: ReadBoard;
  /** The number that a new board gets: each is given once, and that is durable when this resolves. */
  readonly nextNumber: () => Promise<BoardNumber>;
  /** Where seats play that do not play where they were first put, by their numbers: another map when it has changed. */
  readonly seatAssignments: () => ClassroomFacts['seatAssignments'];
  readonly seatNumberOf: (seat: SeatId) => number | undefined;
  /** A board's host has just opened. */
  readonly onOpen: (host: BoardHost) => void;
  readonly wall: () => number;
}

export class ClassBoards {
  readonly #deps: ClassBoardsDeps;
  readonly #records = new Map<BoardNumber, BoardRecord>();
  readonly #hosts = new SingleFlight<BoardNumber, BoardHost>();
  readonly #openHosts = new Map<BoardNumber, BoardHost>();
  #activity: ActivityRecord | null = null;
  /** Where each seat plays now; null once that is to be found out anew. */
  #boardBySeat: ReadonlyMap<SeatId, BoardRecord> | null = null;
  #boardBySeatFor: ClassroomFacts['seatAssignments'] | null = null;

  constructor(deps: ClassBoardsDeps, records: readonly BoardRecord[]) {
    this.#deps = deps;
    for (const record of records) this.#records.set(record.number, record);
  }

  /** What is played now. */
  get activity(): ActivityRecord | null {
    return this.#activity;
  }

  get openHosts(): ReadonlyMap<BoardNumber, BoardHost> {
    return this.#openHosts;
  }

  /** Those of what is played now, in order of their numbers. */
  get current(): BoardRecord[] {
    return [...this.#records.values()].filter(({ activity }) => activity === this.#activity?.id);
  }

  get(number: BoardNumber): BoardRecord | undefined {
    return this.#records.get(number);
  }

  /** Is it one of what is played now? */
  isCurrent(number: BoardNumber): boolean {
    const board = this.#records.get(number);
    return board !== undefined && board.activity === this.#activity?.id;
  }

  /** Those of what is played now, but for boards of one that she has left for another cut. */
  get active(): BoardRecord[] {
    return this.current.filter((board) => this.#activity?.mode !== 'each' || this.seatsAt(board).length > 0);
  }

  /** All of one activity, in order of their numbers. */
  ofActivity(activity: ActivityId): BoardRecord[] {
    return [...this.#records.values()].filter((board) => board.activity === activity);
  }

  /** From now on this is played. Teams have their boards at once, and so has a whole class; others come as seats do. */
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

  /** Of what is played now, the board that a seat plays at. */
  ofSeat(seat: SeatId): BoardRecord | undefined {
    return this.#boardsBySeat().get(seat);
  }

  /** Where a seat was placed, or else the newest board that it is a member of. */
  #boardsBySeat(): ReadonlyMap<SeatId, BoardRecord> {
    const { seatAssignments, seatNumberOf } = this.#deps;
    const placed = seatAssignments();
    if (this.#boardBySeat !== null && this.#boardBySeatFor === placed) return this.#boardBySeat;
    const boardBySeat = new Map<SeatId, BoardRecord>();
    for (const board of this.current) {
      for (const seat of board.members) {
        if (seat === null) continue;
        const known = boardBySeat.get(seat);
        const isPlaced = known !== undefined && placed.get(seatNumberOf(seat) ?? 0)?.board === known.number;
        if (!isPlaced) boardBySeat.set(seat, board);
      }
    }
    this.#boardBySeat = boardBySeat;
    this.#boardBySeatFor = placed;
    return boardBySeat;
  }

  /** Who plays at a board of what is played now: of its members, those who have not left it. */
  seatsAt({ number, members }: BoardRecord): SeatId[] {
    return members.filter((seat): seat is SeatId => seat !== null && this.ofSeat(seat)?.number === number);
  }

  /**
   * Which member of a board somebody is; null: none. A teacher is member 0 of every board. What a student did at a board that she was
   * just moved away from may still be under way: it is hers for a moment longer, as are those of earlier activities.
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

  /** Gives a seat its place in what is played now: a board of its own, or a place at the board of fewest, the first of equals. */
  async assignBoard(seat: SeatId): Promise<void> {
    const activity = this.#activity;
    if (activity === null || this.ofSeat(seat) !== undefined) return;
    const [fewest] =
      activity.mode === 'each' ? [] : this.current.sort((a, b) => this.seatsAt(a).length - this.seatsAt(b).length);
    if (fewest === undefined) await this.add(activity, [seat]);
    else await this.setMembers(fewest, [...fewest.members, seat]);
  }

  /** Has it ever had a board of this class? */
  hasPlayed(seat: SeatId): boolean {
    return [...this.#records.values()].some(({ members }) => members.includes(seat));
  }

  /** Takes a seat off every board: what stands in their logs is nobody's from then on. */
  async vacate(seat: SeatId): Promise<void> {
    for (const board of [...this.#records.values()]) {
      if (!board.members.includes(seat)) continue;
      await this.setMembers(
        board,
        board.members.map((member) => (member === seat ? null : member)),
      );
    }
  }

  /** One more cut of what is played; says its index. */
  async addCut(cut: PuzzleSpec): Promise<number> {
    const activity = this.#activity;
    if (activity === null) throw new Error('nothing is played');
    const cuts = [...activity.cuts, cut];
    await this.#deps.store.changeActivity(activity.id, { cuts });
    this.#activity = { ...activity, cuts };
    return activity.cuts.length;
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
    const { store, openBoardHost, onOpen } = this.#deps;
    const activity = record.activity === this.#activity?.id ? this.#activity : await store.activity(record.activity);
    if (activity === null) return null;
    const host = await openBoardHost(record, activity, () => this.#closeHost(number));
    if (host === null) return null;
    this.#openHosts.set(number, host);
    onOpen(host);
    return host;
  }

  async stateAt(number: BoardNumber, frame: number): Promise<Board | null> {
    const record = this.#records.get(number);
    const activity = record === undefined ? null : await this.#deps.store.activity(record.activity);
    return record === undefined || activity === null ? null : this.#deps.readBoard(record, activity, frame);
  }

  #closeHost(number: BoardNumber): void {
    this.#hosts.forget(number);
    this.#openHosts.delete(number);
  }

  /** Lets go of boards that nobody is at. What they were is in the store. */
  closeIdleBoards(): void {
    for (const [number, host] of this.#openHosts) if (host.isIdle) this.#closeHost(number);
  }
}
