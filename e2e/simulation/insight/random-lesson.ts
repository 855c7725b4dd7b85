/** Lessons as random players make them: each board's moves go through the product's rules into chunks of a log. */
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, groupOf, restorationOf } from '#shared/board/board.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';
import { boardRules, MAT_ORIGIN, type Rules } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import type { Move, Restore } from '#shared/board/move.ts';
import { TickBuilder } from '#shared/board/tick.ts';
import { type RandomStream, randomBelow, randomStream } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { DIFFICULTIES } from '#shared/puzzle/puzzle.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { encodeTickBody } from '#shared/wire/frames/tick-frame.ts';

export interface LoggedChunk {
  readonly firstSeq: number;
  readonly startTime: number;
  readonly bytes: Uint8Array;
}

export interface LessonBoard {
  readonly board: number;
  readonly cut: number;
  readonly rules: Rules;
  readonly seed: number;
  readonly chunks: readonly LoggedChunk[];
}

/** A time at which most boards are still: a teacher speaks, with or without a pause. Ms since 1970. */
interface Quiet {
  readonly from: number;
  readonly to: number;
  readonly isPause: boolean;
}

const FRAMES_OF_CHUNK = 7;

/** The boards of one activity. */
export function randomLesson(seed: number): LessonBoard[] {
  const draw = randomStream(seed, 77, 0, 0);
  const below = (bound: number) => randomBelow(draw, bound);
  const beginsAt = Date.UTC(2026, 2, 2, 0, 30) + below(1_000_000);
  const cuts = Array.from({ length: 1 + below(2) }, () => {
    const [columns, rows] = [2 + below(4), 2 + below(4)];
    const spec = jigsawSpec({
      seed: below(1_000),
      columns,
      rows,
      pixelWidth: 300 + below(700),
      pixelHeight: 600,
      tab: 20,
    });
    return cutJigsaw(spec);
  });
  const difficulty = DIFFICULTIES[below(3)] ?? 'easy';
  const turns = below(4) === 0;
  const quiets: Quiet[] = [];
  for (let at = beginsAt + 60_000; quiets.length < 4; at += 90_000 + below(400_000)) {
    quiets.push({ from: at, to: at + 20_000 + below(160_000), isPause: below(2) === 0 });
    at = quiets.at(-1)?.to ?? at;
  }
  return Array.from({ length: 1 + below(8) }, (_, index) => {
    const cut = below(cuts.length);
    const puzzle = cuts[cut];
    if (puzzle === undefined) throw new Error('no cut');
    const rules = boardRules(puzzle, difficulty, turns);
    const player = new RandomBoard(rules, below(2 ** 20), randomStream(seed, 78, index, 0));
    player.play(beginsAt + below(20_000), quiets, below(12) === 0 ? 0 : 40 + below(260), 1 + below(4));
    return { board: index + 1, cut, rules, seed: player.seed, chunks: player.chunks };
  });
}

class RandomBoard {
  readonly seed: number;
  readonly chunks: LoggedChunk[] = [];
  readonly #board: Board;
  readonly #draw: RandomStream;
  readonly #tick = new TickBuilder();
  #builder: ChunkBuilder | null = null;
  #epochAt = 0;
  #at = 0;
  #counter = 0;
  #beforeReset: Restore | null = null;
  /** A moment of the past to go on from. */
  #past: Restore | null = null;
  /** What each member has in hand. */
  readonly #inHand = new Map<number, PieceId>();

  constructor(rules: Rules, seed: number, draw: RandomStream) {
    this.seed = seed;
    this.#draw = draw;
    this.#board = boardOfSeed(rules, seed);
  }

  play(beginsAt: number, quiets: readonly Quiet[], steps: number, members: number): void {
    this.#open(beginsAt);
    const left = [...quiets];
    for (let step = 0; step < steps; step += 1) {
      this.#wait(100 + this.#below(4_000));
      const lapse = this.#below(60);
      if (lapse === 0) this.#wait(25_000 + this.#below(50_000));
      if (lapse === 1 && this.#below(2) === 0) this.#wait(500_000 + this.#below(300_000));
      // Sometimes the machine's date was set back meanwhile.
      if (lapse === 2) this.#open(this.#at + this.#below(90_000) - 20_000);
      const quiet = left[0];
      if (quiet !== undefined && this.#at >= quiet.from) {
        left.shift();
        this.#beStill(quiet);
      }
      this.#act(1 + this.#below(members));
      if (this.#below(4) > 0) this.#endFrame();
    }
    this.#endFrame();
    this.#endChunk();
  }

  #below(bound: number): number {
    return randomBelow(this.#draw, bound);
  }

  #wait(ms: number): void {
    this.#endFrame();
    this.#at += ms;
  }

  /** A server opens the log: a new epoch. */
  #open(wallTime: number): void {
    this.#endFrame();
    this.#endChunk();
    this.#epochAt = wallTime;
    this.#at = wallTime;
    this.#inHand.clear();
    this.#record([{ kind: 'opened', epoch: this.#board.epoch + 1, wallTime }]);
    this.#endFrame();
  }

  /** One board in six goes on playing. */
  #beStill({ to, isPause }: Quiet): void {
    if (this.#below(6) === 0) return;
    if (this.#below(4) > 0) for (const [member, piece] of [...this.#inHand]) this.#letGo(member, piece);
    if (isPause) this.#submit(0, { kind: 'pause' });
    // Members may try to move, and the teacher does.
    if (this.#below(3) === 0) this.#act(0);
    this.#wait(Math.max(0, to - this.#at) + this.#below(5_000));
    if (isPause) this.#submit(0, { kind: 'resume' });
    if (isPause) this.#inHand.clear();
  }

  #act(member: number): void {
    const held = this.#inHand.get(member);
    const choice = this.#below(40);
    if (choice < 3) this.#submit(member, { kind: 'hint', piece: this.#piece(), level: 1 + this.#below(3) });
    else if (choice === 3) this.#submit(0, { kind: 'show', piece: this.#piece() });
    else if (choice === 4) this.#turn(member);
    else if (choice === 5) this.#layOtherwise();
    else if (choice === 6) this.#undoReset();
    else if (choice === 7) this.#submit(0, { kind: 'takeOver', piece: held ?? this.#piece() });
    else if (choice < 14) this.#drop(member, this.#piece());
    else if (held === undefined) this.#lift(member);
    else if (choice < 24) this.#submit(member, { kind: 'drag', piece: held, ...this.#place(held) });
    else if (choice < 26) this.#letGo(member, held);
    else this.#drop(member, held);
  }

  #lift(member: number): void {
    const piece = this.#piece();
    this.#submit(member, { kind: 'lift', piece });
    this.#inHand.set(member, piece);
  }

  #letGo(member: number, piece: PieceId): void {
    this.#inHand.delete(member);
    this.#submit(member, { kind: 'release', piece });
  }

  #drop(member: number, piece: PieceId): void {
    if (this.#inHand.get(member) === piece) this.#inHand.delete(member);
    this.#submit(member, { kind: 'drop', piece, ...this.#place(piece), ...this.#operation(member) });
  }

  #turn(member: number): void {
    if (!this.#board.rules.turns) return;
    this.#submit(member, { kind: 'turn', piece: this.#piece(), turn: 6 * this.#below(4), ...this.#operation(member) });
  }

  #layOtherwise(): void {
    const chance = this.#below(12);
    if (chance < 2) this.#reset();
    else if (chance < 4) this.#goOn();
  }

  #reset(): void {
    this.#beforeReset = restorationOf(this.#board);
    this.#lay({ kind: 'reset', seed: this.#below(2 ** 20), operation: this.#operation(0).operation });
  }

  #goOn(): void {
    const past = this.#past;
    this.#past = restorationOf(this.#board);
    if (past === null) return;
    this.#beforeReset = this.#past;
    this.#lay({ ...past, shownPlaces: [this.#piece()] });
  }

  #undoReset(): void {
    const before = this.#beforeReset;
    this.#beforeReset = null;
    if (before !== null) this.#lay(before);
  }

  /** In a frame of its own. */
  #lay(move: Move): void {
    this.#endFrame();
    this.#inHand.clear();
    this.#submit(0, move);
    this.#endFrame();
  }

  #piece(): PieceId {
    return 1 + this.#below(this.#board.rules.puzzle.pieces);
  }

  #operation(member: number) {
    this.#counter += 1;
    const { epoch, seq } = this.#board;
    return { operation: { page: member + 1, counter: this.#counter }, seen: { epoch, seq: seq + 1 } };
  }

  /** An origin: at home, in another piece's place, beside some piece, or anywhere. */
  #place(piece: PieceId): { readonly x: number; readonly y: number } {
    const { puzzle } = this.#board.rules;
    const stray = () => this.#below(puzzle.pieceSize) - Math.floor(puzzle.pieceSize / 2);
    const small = () => Math.floor(stray() / 6);
    const home = { x: puzzle.homeX[piece] ?? 0, y: puzzle.homeY[piece] ?? 0 };
    const other = this.#piece();
    const otherHome = { x: puzzle.homeX[other] ?? 0, y: puzzle.homeY[other] ?? 0 };
    switch (this.#below(5)) {
      case 0:
        return onPlane(MAT_ORIGIN.x + small(), MAT_ORIGIN.y + small());
      case 1:
        return onPlane(MAT_ORIGIN.x + otherHome.x - home.x + stray(), MAT_ORIGIN.y + otherHome.y - home.y + stray());
      case 2: {
        const group = groupOf(this.#board, other);
        return onPlane(group.x + small(), group.y + small());
      }
      case 3: {
        const group = groupOf(this.#board, other);
        const side = [puzzle.pieceSize, -puzzle.pieceSize][this.#below(2)] ?? 0;
        const away = this.#below(2) === 0 ? { x: side, y: 0 } : { x: 0, y: side };
        const at = { x: group.x + otherHome.x + away.x + small(), y: group.y + otherHome.y + away.y + small() };
        return onPlane(at.x - home.x, at.y - home.y);
      }
      default:
        return onPlane(this.#below(PLANE), this.#below(PLANE));
    }
  }

  #submit(member: number, move: Move): void {
    const actor = { member, page: member + 1, isTeacher: member === 0 };
    const decision = decide(this.#board, actor, move, 1);
    if (decision.ok) this.#record(decision.events);
  }

  #record(events: readonly BoardEvent[]): void {
    for (const event of events) {
      apply(this.#board, event, this.#board.seq + 1);
      this.#tick.add(event);
    }
  }

  #endFrame(): void {
    if (this.#tick.isEmpty) return;
    const time = this.#at - this.#epochAt;
    this.#board.seq += 1;
    this.#builder ??= new ChunkBuilder(this.#board.seq, time);
    const tick = this.#tick.take();
    if (tick.events.length === 0) this.#builder.addMotion(time, tick.drags);
    else this.#builder.add(time, encodeTickBody(tick));
    if (this.#builder.frames >= FRAMES_OF_CHUNK) this.#endChunk();
  }

  #endChunk(): void {
    const builder = this.#builder;
    if (builder === null) return;
    this.#builder = null;
    const { firstSeq, startTime } = builder;
    this.chunks.push({ firstSeq, startTime, bytes: builder.take() });
  }
}

function onPlane(x: number, y: number): { readonly x: number; readonly y: number } {
  const within = (value: number) => Math.min(PLANE - 1, Math.max(0, Math.round(value)));
  return { x: within(x), y: within(y) };
}
