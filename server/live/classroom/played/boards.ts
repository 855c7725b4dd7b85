/**
 * The boards of one class: whose each is, and the hosts of those that are open. Its owner, the classroom host, calls what changes it
 * one after the other.
 */
import { randomInt } from 'node:crypto';
import type { Board } from '../../../../shared/board/board.ts';
import type { ClassroomFacts } from '../../../../shared/classroom/facts.ts';
import type { ActivityId, BoardNumber, Member, SeatId } from '../../../../shared/ids.ts';
import type { PuzzleSpec } from '../../../../shared/puzzle/puzzle.ts';
import { LEFT_BOARD_MS } from '../../../limits.ts';
import type { ActivityRecord, BoardRecord, Store } from '../../../store/port.ts';
import type { BoardHost } from '../../board/host.ts';
import type { Person } from '../../classrooms.ts';
import { Openings } from '../openings.ts';

/** How a classroom opens a board's host: the node's business. */
export type OpenHost = (record: BoardRecord, activity: ActivityRecord, onLost: () => void) => Promise<BoardHost | null>;

/** A board as it is kept, or as it stood at one of its frames, read without taking it over; null when its cut cannot be made. */
export type ReadBoard = (record: BoardRecord, activity: ActivityRecord, upTo?: number) => Promise<Board | null>;

export interface ClassBoardsParts {
  readonly store: Store;
  readonly openHost: OpenHost;
  readonly readBoard: ReadBoard;
  /** The number that a new board gets: each is given once, and that is durable when this resolves. */
  readonly nextNumber: () => Promise<BoardNumber>;
  /** Where seats play that do not play where they were first put, by their numbers: another map when it has changed. */
  readonly places: () => ClassroomFacts['places'];
  readonly numberOf: (seat: SeatId) => number | undefined;
  /** A board's host has just opened. */
  readonly onOpen: (host: BoardHost) => void;
  readonly wall: () => number;
}

export class ClassBoards {
  readonly #parts: ClassBoardsParts;
  readonly #records = new Map<BoardNumber, BoardRecord>();
  readonly #hosts = new Openings<BoardNumber, BoardHost>();
  readonly #openHosts = new Map<BoardNumber, BoardHost>();
  #activity: ActivityRecord | null = null;
  /** Where each seat plays now; null once that is to be found out anew. */
  #seated: ReadonlyMap<SeatId, BoardRecord> | null = null;
  #seatedBy: ClassroomFacts['places'] | null = null;

  constructor(parts: ClassBoardsParts, records: readonly BoardRecord[]) {
    this.#parts = parts;
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
  get now(): BoardRecord[] {
    return [...this.#records.values()].filter(({ activity }) => activity === this.#activity?.id);
  }

  get(number: BoardNumber): BoardRecord | undefined {
    return this.#records.get(number);
  }

  /** Is it one of what is played now? */
  isNow(number: BoardNumber): boolean {
    const board = this.#records.get(number);
    return board !== undefined && board.activity === this.#activity?.id;
  }

  /** Those of what is played now, but for boards of one that she has left for another cut. */
  get played(): BoardRecord[] {
    return this.now.filter((board) => this.#activity?.mode !== 'each' || this.seatsAt(board).length > 0);
  }

  /** All of one activity, in order of their numbers. */
  of(activity: ActivityId): BoardRecord[] {
    return [...this.#records.values()].filter((board) => board.activity === activity);
  }

  /** From now on this is played. Teams have their boards at once, and so has a whole class; others come as seats do. */
  async play(id: ActivityId): Promise<void> {
    const activity = await this.#parts.store.activity(id);
    this.#activity = activity;
    this.#seated = null;
    if (activity === null) return;
    const { now } = this;
    if (activity.mode === 'together' && now.length === 0) await this.add(activity, []);
    for (let team = 1; team <= activity.teams; team += 1)
      if (!now.some((board) => board.team === team)) await this.add(activity, [], { team });
  }

  /** Of what is played now, the board that a seat plays at. */
  ofSeat(seat: SeatId): BoardRecord | undefined {
    return this.#whereAll().get(seat);
  }

  /** Where a seat was placed, or else the newest board that it is a member of. */
  #whereAll(): ReadonlyMap<SeatId, BoardRecord> {
    const { places, numberOf } = this.#parts;
    const placed = places();
    if (this.#seated !== null && this.#seatedBy === placed) return this.#seated;
    const seated = new Map<SeatId, BoardRecord>();
    for (const board of this.now) {
      for (const seat of board.members) {
        if (seat === null) continue;
        const known = seated.get(seat);
        const isPlaced = known !== undefined && placed.get(numberOf(seat) ?? 0)?.board === known.number;
        if (!isPlaced) seated.set(seat, board);
      }
    }
    this.#seated = seated;
    this.#seatedBy = placed;
    return seated;
  }

  /** Who plays at a board of what is played now: of its members, those who have not left it. */
  seatsAt({ number, members }: BoardRecord): SeatId[] {
    return members.filter((seat): seat is SeatId => seat !== null && this.ofSeat(seat)?.number === number);
  }

  /**
   * Which member of a board somebody is; null: none. A teacher is member 0 of every board. What a student did at a board that she was
   * just moved away from may still be under way: it is hers for a moment longer, as are those of earlier activities.
   */
  membership(person: Person, number: BoardNumber): Member | null {
    const board = this.#records.get(number);
    if (board === undefined) return null;
    if (person.role === 'teacher') return 0;
    const member = board.members.indexOf(person.seat);
    if (member <= 0) return null;
    const hasLeft = this.isNow(number) && this.ofSeat(person.seat)?.number !== number;
    const { places, numberOf, wall } = this.#parts;
    const since = places().get(numberOf(person.seat) ?? 0)?.since ?? 0;
    return hasLeft && wall() - since > LEFT_BOARD_MS ? null : member;
  }

  /** Gives a seat its place in what is played now: a board of its own, or a place at the board of fewest, the first of equals. */
  async seat(seat: SeatId): Promise<void> {
    const activity = this.#activity;
    if (activity === null || this.ofSeat(seat) !== undefined) return;
    const [fewest] =
      activity.mode === 'each' ? [] : this.now.sort((a, b) => this.seatsAt(a).length - this.seatsAt(b).length);
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
    await this.#parts.store.changeActivity(activity.id, { cuts });
    this.#activity = { ...activity, cuts };
    return activity.cuts.length;
  }

  async setMembers(board: BoardRecord, members: BoardRecord['members']): Promise<void> {
    await this.#parts.store.changeBoard(board.classroom, board.number, { members });
    this.#records.set(board.number, { ...board, members });
    this.#seated = null;
  }

  async add(
    activity: ActivityRecord,
    seats: readonly SeatId[],
    { cut = 0, team = null }: Partial<Pick<BoardRecord, 'cut' | 'team'>> = {},
  ): Promise<BoardRecord> {
    const number = await this.#parts.nextNumber();
    const board: BoardRecord = {
      classroom: activity.classroom,
      number,
      activity: activity.id,
      cut,
      team,
      seed: randomInt(2 ** 32),
      members: [null, ...seats],
      createdAt: this.#parts.wall(),
    };
    await this.#parts.store.addBoard(board);
    this.#records.set(number, board);
    this.#seated = null;
    return board;
  }

  /** The host of a board of this class, opened if need be. Null: there is no such board, or another process has it. */
  async host(number: BoardNumber): Promise<BoardHost | null> {
    return this.#hosts.get(number, () => this.#open(number));
  }

  async #open(number: BoardNumber): Promise<BoardHost | null> {
    const record = this.#records.get(number);
    if (record === undefined) return null;
    const { store, openHost, onOpen } = this.#parts;
    const activity = record.activity === this.#activity?.id ? this.#activity : await store.activity(record.activity);
    if (activity === null) return null;
    const host = await openHost(record, activity, () => this.#letGo(number));
    if (host === null) return null;
    this.#openHosts.set(number, host);
    onOpen(host);
    return host;
  }

  async stateAt(number: BoardNumber, frame: number): Promise<Board | null> {
    const record = this.#records.get(number);
    const activity = record === undefined ? null : await this.#parts.store.activity(record.activity);
    return record === undefined || activity === null ? null : this.#parts.readBoard(record, activity, frame);
  }

  #letGo(number: BoardNumber): void {
    this.#hosts.forget(number);
    this.#openHosts.delete(number);
  }

  /** Lets go of boards that nobody is at. What they were is in the store. */
  letIdleGo(): void {
    for (const [number, host] of this.#openHosts) if (host.isIdle) this.#letGo(number);
  }
}
