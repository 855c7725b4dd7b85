/**
 * A board that students play in simulated time: real host, journal, snapshots and store, under a clock that is passed in. It notes how
 * the board was after each frame, so that a replay of its log can be compared.
 */
import { chooseNext } from '#client/headless/choose-next.ts';
import { dragPath } from '#client/headless/drag-path.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { openLog } from '#server/base/log.ts';
import { BoardHost } from '#server/board/host.ts';
import { openBoard } from '#server/board/open.ts';
import { SnapshotWriter } from '#server/board/snapshots.ts';
import { Subscribers } from '#server/board/subscribers.ts';
import { Journal } from '#server/journal/journal.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import { type Board, copyOf, groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { Actor } from '#shared/board/move.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { HINT_LEVELS, TICK_MS } from '#shared/limits.ts';

/** A clock that only the simulation moves. */
export class SimulatedClock {
  #now = 5_000.25;
  #wall: number;

  /** @param wall ms since 1970 */
  constructor(wall = 1_790_000_000_000) {
    this.#wall = wall;
  }

  readonly now = (): number => this.#now;
  readonly wall = (): number => this.#wall;

  advance(ms: number): void {
    this.#now += ms;
    this.#wall += ms;
  }

  /** The date alone goes back. */
  setBack(ms: number): void {
    this.#wall -= ms;
  }
}

/** The board after one frame. */
export interface PlayedFrame {
  readonly seq: number;
  /** Wall time, ms since 1970. */
  readonly at: number;
  readonly state: number;
}

/** Everything that a rule or a picture depends on, the places that were shown included. */
export function stateOf(board: Board): number {
  let hash = fingerprintOf(board);
  for (const piece of [...board.shownPlaces].sort((a, b) => a - b)) hash = Math.imul(hash ^ piece, 0x01000193);
  return hash >>> 0;
}

export interface PlayedBoardOptions {
  readonly store: Store;
  readonly key: LogKey;
  readonly rules: Rules;
  readonly seed: number;
  readonly students: number;
  /** Seed of what the students do. */
  readonly randomSeed: number;
  /** Share of the drags that go to a place where the piece belongs. */
  readonly skill?: number;
  /** Rest between two drags, shortest and longest. Milliseconds. */
  readonly rest?: readonly [number, number];
  /** Whether a teacher pauses, shows, takes over and resets now and then. */
  readonly hasTeacher?: boolean;
  readonly clock?: SimulatedClock;
  /** Whether the board is noted after each frame. */
  readonly notesFrames?: boolean;
}

const SECOND_MS = 1_000;
const TEACHER: Actor = { member: 0, page: 999, isTeacher: true };

export class PlayedBoard {
  readonly frames: PlayedFrame[] = [];
  readonly clock: SimulatedClock;
  readonly #options: Required<Omit<PlayedBoardOptions, 'clock'>>;
  readonly #journal: Journal;
  readonly #random: SeededRandom;
  #host: BoardHost | null = null;
  #epochWallTime = 0;
  #counter = 0;
  #hands: { readonly hand: Generator<number>; due: number }[] = [];

  constructor({ clock = new SimulatedClock(), ...options }: PlayedBoardOptions) {
    this.clock = clock;
    this.#options = { skill: 0.8, rest: [400, 2_400], hasTeacher: true, notesFrames: true, ...options };
    this.#random = new SeededRandom(options.randomSeed);
    this.#journal = new Journal(options.store, openLog('silent'), clock.now);
  }

  /** As it is now. */
  get board(): Board {
    if (this.#host === null) throw new Error('the board is not open');
    return copyOf(this.#host.board);
  }

  /** Takes the log over: a new epoch. */
  async open(): Promise<void> {
    const { store, key, rules, seed, students, hasTeacher } = this.#options;
    const opened = await openBoard(store, key, rules, seed, this.clock);
    if (opened === null) throw new Error('another writer');
    this.#epochWallTime = opened.wallTime;
    const snapshots = new SnapshotWriter(store, openLog('silent'), key, opened);
    const events = { onLost: () => undefined, onSolvedChange: () => undefined };
    const { now } = this.clock;
    const host = new BoardHost({
      opened,
      journal: this.#journal,
      snapshots,
      subscribers: new Subscribers(),
      now,
      ...events,
    });
    this.#host = host;
    this.#note(host);
    const hands = Array.from({ length: students }, (_, index) =>
      this.#student(host, { member: index + 1, page: 100 * opened.board.epoch + index, isTeacher: false }),
    );
    if (hasTeacher) hands.push(this.#teacher(host));
    this.#hands = hands.map((hand) => ({ hand, due: this.clock.now() }));
  }

  /** Everything is durable when this resolves. */
  async play(ms: number): Promise<void> {
    const host = this.#host;
    if (host === null) throw new Error('the board is not open');
    const end = this.clock.now() + ms;
    let nextFlush = this.clock.now() + SECOND_MS;
    while (this.clock.now() < end) {
      for (const each of this.#hands) {
        while (each.due <= this.clock.now()) {
          const next = each.hand.next();
          each.due += next.done === true ? Number.POSITIVE_INFINITY : next.value;
        }
      }
      host.tick();
      this.#note(host);
      this.clock.advance(TICK_MS);
      if (this.clock.now() < nextFlush) continue;
      nextFlush += SECOND_MS;
      await this.#journal.flush();
    }
    host.tick();
    this.#note(host);
    await this.#journal.flush();
  }

  close(): void {
    this.#journal.close();
  }

  #note({ board, time }: BoardHost): void {
    if (this.#options.notesFrames && board.seq !== this.frames.at(-1)?.seq)
      this.frames.push({ seq: board.seq, at: this.#epochWallTime + time, state: stateOf(board) });
  }

  /** Yields how long it rests, in ms. */
  *#student(host: BoardHost, actor: Actor): Generator<number> {
    const { skill, rest } = this.#options;
    const random = this.#random;
    const { board } = host;
    for (;;) {
      yield random.between(...rest);
      if (board.solved) void host.execute(TEACHER, { kind: 'reset', seed: 7, operation: this.#operation(TEACHER) });
      const choice = board.paused ? null : chooseNext(board, random);
      if (choice === null) continue;
      const { piece, goal } = choice;
      if (random.happens(0.1))
        host.submit(actor, { kind: 'hint', piece, level: 1 + Math.floor(random.fraction() * HINT_LEVELS) });
      const { turn } = goal;
      if (groupOf(board, piece).turn !== turn)
        void host.execute(actor, { kind: 'turn', piece, turn, operation: this.#operation(actor), seen: seenBy(board) });
      const seen = seenBy(board);
      if (!host.submit(actor, { kind: 'lift', piece }).ok) continue;
      const to = random.happens(skill) ? goal : this.#somewhere();
      let before = 0;
      for (const { x, y, after } of dragPath(groupOf(board, piece), to, board.rules.puzzle.pieceSize, random)) {
        yield after - before;
        before = after;
        host.submit(actor, { kind: 'drag', piece, x, y });
      }
      yield random.between(120, 400);
      // A hand that lets go without a drop: its hold ends by itself.
      if (random.happens(0.05)) continue;
      void host.execute(actor, { kind: 'drop', piece, x: to.x, y: to.y, operation: this.#operation(actor), seen });
    }
  }

  *#teacher(host: BoardHost): Generator<number> {
    const random = this.#random;
    const { board } = host;
    const act = (move: Parameters<BoardHost['submitDurable']>[1]) => void host.submitDurable(TEACHER, move);
    for (;;) {
      yield random.between(4_000, 12_000);
      act({ kind: 'pause' });
      yield random.between(500, 3_000);
      act({ kind: 'resume' });
      yield random.between(2_000, 9_000);
      const choice = chooseNext(board, random);
      if (choice !== null) act({ kind: 'show', piece: choice.piece });
      const held = [...board.groups.values()].find(({ hold }) => hold !== null);
      if (held !== undefined) {
        host.submit(TEACHER, { kind: 'takeOver', piece: held.id });
        yield 300;
        host.submit(TEACHER, { kind: 'release', piece: held.id });
      }
      if (random.happens(0.1))
        void host.execute(TEACHER, { kind: 'reset', seed: 11, operation: this.#operation(TEACHER) });
    }
  }

  #operation({ page }: Actor): { page: number; counter: number } {
    this.#counter += 1;
    return { page, counter: this.#counter };
  }

  #somewhere(): Point {
    const random = this.#random;
    return { x: Math.round(random.between(20_000, 45_000)), y: Math.round(random.between(20_000, 45_000)) };
  }
}

function seenBy({ epoch, seq }: Board): { epoch: number; seq: number } {
  return { epoch, seq };
}
