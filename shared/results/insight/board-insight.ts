/**
 * How one board was played: a fold over its log, frame by frame. A reset, or going on from a moment of the past, begins anew; undone, it
 * gives back what was counted before. All times are ms since 1970.
 */
import { apply } from '#shared/board/apply.ts';
import { type Board, boardProgress, groupOf } from '#shared/board/board.ts';
import type { DiscreteEvent, GroupPlacement } from '#shared/board/board-event.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { frameGroup } from '#shared/board/frame-group.ts';
import type { Tick } from '#shared/board/tick.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';
import { attemptAt } from './attempt.ts';
import { BREAK_MS, WAIT_MS_MIN } from './insight-rules.ts';
import type { Stretch } from './stretches.ts';

export interface CurvePoint {
  readonly at: number;
  /** Joins made by then. */
  readonly done: number;
}

/** A hint that a student asked for, or a place that the teacher showed. */
export interface Help {
  readonly at: number;
  readonly piece: PieceId;
  readonly by: 'hint' | 'teacher';
}

export interface PieceInsight {
  /** How often it was put down alone, whether or not it joined. */
  readonly drops: number;
  /** How often it was put down alone at a place of the puzzle and joined nothing. */
  readonly tries: number;
  /** How long it was in a hand, alone, until it was put down. Milliseconds. */
  readonly handMs: number;
  readonly hints: number;
  /** How often the teacher showed its place. */
  readonly shown: number;
}

/** Two pieces that are no neighbours and were tried beside each other. */
export interface WrongPair {
  /** The smaller number. */
  readonly piece: PieceId;
  readonly other: PieceId;
  readonly times: number;
}

export interface MemberEffort {
  /** Drops and turns. */
  readonly moves: number;
  /** Joins that the drops made: a drop that closes two gaps counts twice. */
  readonly joins: number;
  readonly hints: number;
  /** How long the member had something in hand, until it was put down. Milliseconds. */
  readonly handMs: number;
}

export interface BoardInsight {
  /** The first move; null: there was none, and all else is empty. */
  readonly startedAt: number | null;
  /** When it was last laid anew, before which nothing counts; null: it was not. */
  readonly restartedAt: number | null;
  /** The last move before the solution. */
  readonly lastMoveAt: number | null;
  readonly solvedAt: number | null;
  /** Joins that the whole picture needs. */
  readonly of: number;
  /** A point whenever the number of joins changed. */
  readonly curve: readonly CurvePoint[];
  /** One that lasts ends with the log's last frame. */
  readonly pauses: readonly Stretch[];
  /** Times of at least WAIT_MS_MIN without a move, and with nothing in a hand. */
  readonly waits: readonly Stretch[];
  /** Times in which moves are at most BREAK_MS apart. */
  readonly spans: readonly Stretch[];
  readonly help: readonly Help[];
  /** Pieces with anything to say. */
  readonly pieces: ReadonlyMap<PieceId, PieceInsight>;
  /** By piece, then by the other one. */
  readonly wrongPairs: readonly WrongPair[];
  readonly efforts: ReadonlyMap<Member, MemberEffort>;
  /** Pieces that are not in the picture yet. Ascending. */
  readonly loose: readonly PieceId[];
}

const NO_PIECE: PieceInsight = { drops: 0, tries: 0, handMs: 0, hints: 0, shown: 0 };
export const NO_EFFORT: MemberEffort = { moves: 0, joins: 0, hints: 0, handMs: 0 };

/** What is counted since the board was dealt. */
class Counts {
  /** Null: it was dealt once. */
  readonly restartedAt: number | null;
  startedAt: number | null = null;
  lastMoveAt: number | null = null;
  solvedAt: number | null = null;
  done = 0;
  readonly curve: CurvePoint[] = [];
  readonly waits: Stretch[] = [];
  readonly spans: Stretch[] = [];
  readonly help: Help[] = [];
  readonly pieces = new Map<PieceId, PieceInsight>();
  /** By both pieces' numbers. */
  readonly wrongPairs = new Map<string, WrongPair>();
  readonly efforts = new Map<Member, MemberEffort>();

  constructor(restartedAt: number | null) {
    this.restartedAt = restartedAt;
  }

  countPiece(piece: PieceId, what: keyof PieceInsight, by = 1): void {
    const known = this.pieces.get(piece) ?? NO_PIECE;
    this.pieces.set(piece, { ...known, [what]: known[what] + by });
  }

  countEffort(member: Member, what: keyof MemberEffort, by = 1): void {
    const known = this.efforts.get(member) ?? NO_EFFORT;
    this.efforts.set(member, { ...known, [what]: known[what] + by });
  }

  countPair(one: PieceId, two: PieceId): void {
    const [piece, other] = one < two ? [one, two] : [two, one];
    const name = `${piece} ${other}`;
    this.wrongPairs.set(name, { piece, other, times: (this.wrongPairs.get(name)?.times ?? 0) + 1 });
  }

  /** A move, before it changes the board. */
  move(at: number): void {
    if (this.solvedAt !== null) return;
    this.startedAt ??= at;
    const span = this.spans.at(-1);
    if (span === undefined || at - span.to > BREAK_MS) this.spans.push({ from: at, to: at });
    else this.spans[this.spans.length - 1] = { from: span.from, to: at };
    this.lastMoveAt = at;
  }
}

/** What somebody has in hand. */
interface Hand {
  readonly member: Member;
  readonly since: number;
  /** The piece, if it is alone. */
  readonly piece: PieceId | null;
}

export class BoardInsightFold {
  readonly #board: Board;
  #counts = new Counts(null);
  /** What was counted before the board was last laid anew, and how it lay then. */
  #aside: { readonly counts: Counts; readonly lay: string } | null = null;
  /** The frame that laid it so. Places that are shown in it are none that the teacher shows. */
  #laidIn = 0;
  readonly #pauses: Stretch[] = [];
  #pausedAt: number | null = null;
  readonly #hands = new Map<GroupId, Hand>();
  /** Wall time at the epoch's time 0. */
  #epochAt = 0;
  #lastFrameAt = 0;
  /** Since when a stretch without moves may count; null: since no move of this epoch. */
  #stillSince: number | null = null;

  /** @param board as it was dealt; the fold changes it */
  constructor(board: Board) {
    this.#board = board;
  }

  /** Number of the last frame. */
  get seq(): number {
    return this.#board.seq;
  }

  /** Adds the next frame of the log. @param time ms since the frame's epoch began @throws {FoldError} for a frame that does not fit */
  add({ events, drags }: Tick, seq: number, time: number): void {
    let mover: Member | null = null;
    for (const [index, event] of events.entries()) {
      if (event.kind === 'opened') this.#endEpoch(event.wallTime);
      const at = this.#epochAt + time;
      this.#before(event, at, seq);
      apply(this.#board, event, seq);
      if (event.kind === 'dropped' || event.kind === 'turned') mover = event.member;
      else if (event.kind === 'checked') mover = null;
      else if (event.kind === 'joined' && mover !== null) this.#counts.countEffort(mover, 'joins');
      if (event.kind === 'dropped') this.#countTry(event.group, events[index + 1]);
      this.#countProgress(at);
    }
    const at = this.#epochAt + time;
    if (drags.length > 0) this.#move(at);
    for (const drag of drags) apply(this.#board, drag, seq);
    this.#board.seq = seq;
    this.#lastFrameAt = at;
  }

  get insight(): BoardInsight {
    const counts = this.#counts;
    const { startedAt, restartedAt, lastMoveAt, solvedAt, curve, waits, spans, help, pieces } = counts;
    const { of } = boardProgress(this.#board);
    const from = this.#pausedAt;
    const pauses = from === null ? this.#pauses : [...this.#pauses, { from, to: this.#lastFrameAt }];
    return {
      startedAt,
      restartedAt,
      lastMoveAt,
      solvedAt,
      of,
      curve: [...curve],
      pauses: [...pauses],
      waits: [...waits],
      spans: [...spans],
      help: [...help],
      pieces: new Map(pieces),
      wrongPairs: [...counts.wrongPairs.values()].sort((a, b) => a.piece - b.piece || a.other - b.other),
      efforts: new Map(counts.efforts),
      loose: this.#loosePieces(),
    };
  }

  /** What an event says, while the board is as it was before. */
  #before(event: DiscreteEvent, at: number, seq: number): void {
    const counts = this.#counts;
    switch (event.kind) {
      case 'lifted':
      case 'takenOver':
        this.#move(at);
        this.#endHand(event.group, at);
        this.#beginHand(event.group, event.member, at);
        return;
      case 'dropped':
      case 'released':
        this.#move(at);
        this.#endHand(event.group, at);
        if (event.kind === 'dropped') this.#countDrop(event.group, event.member);
        return;
      case 'checked':
        this.#move(at);
        // Checked again where it lies, it is no other try.
        for (const piece of event.wrong) if (!this.#board.wrongPieces.has(piece)) counts.countPiece(piece, 'tries');
        return;
      case 'turned':
        this.#move(at);
        counts.countEffort(event.member, 'moves');
        return;
      case 'hinted':
        counts.countEffort(event.member, 'hints');
        counts.countPiece(event.piece, 'hints');
        counts.help.push({ at, piece: event.piece, by: 'hint' });
        return;
      case 'pieceShown':
        if (seq === this.#laidIn) return;
        counts.countPiece(event.piece, 'shown');
        counts.help.push({ at, piece: event.piece, by: 'teacher' });
        return;
      case 'solved':
        counts.solvedAt ??= at;
        return;
      case 'paused':
        this.#endStillness(at);
        this.#pausedAt ??= at;
        return;
      case 'resumed':
        if (this.#pausedAt !== null) this.#pauses.push({ from: this.#pausedAt, to: at });
        this.#pausedAt = null;
        // The clock goes on from here for who has moved before.
        if (this.#stillSince !== null) this.#stillSince = at;
        return;
      case 'reset':
        this.#layOtherwise(at, null);
        return;
      case 'restored':
        this.#laidIn = seq;
        this.#layOtherwise(at, layOf(event.groups));
        return;
      case 'opened':
      case 'joined':
        return;
    }
  }

  /** @param lay how the board will lie; as before: that is undone. Null: it is dealt */
  #layOtherwise(at: number, lay: string | null): void {
    this.#endHands(at);
    this.#stillSince = null;
    const aside = this.#aside;
    if (aside !== null && aside.lay === lay) {
      this.#counts = aside.counts;
      this.#aside = null;
      return;
    }
    this.#aside = { counts: this.#counts, lay: layOf([...this.#board.groups.values()]) };
    // Nothing was restarted where nobody had begun: an activity that goes on from a moment opens so.
    this.#counts = new Counts(this.#counts.startedAt === null ? this.#counts.restartedAt : at);
  }

  #endEpoch(wallTime: number): void {
    // Nobody knows when the server stopped: the last frame is what is sure.
    this.#endHands(this.#lastFrameAt);
    this.#stillSince = null;
    // Where the machine's date was set back, the epoch follows at once.
    this.#epochAt = Math.max(wallTime, this.#lastFrameAt);
  }

  #move(at: number): void {
    this.#endStillness(at);
    this.#stillSince = at;
    this.#counts.move(at);
  }

  /** A stretch without moves ends. */
  #endStillness(at: number): void {
    const since = this.#stillSince;
    if (since === null || this.#pausedAt !== null || this.#counts.solvedAt !== null || this.#hands.size > 0) return;
    if (at - since >= WAIT_MS_MIN && at - since <= BREAK_MS) this.#counts.waits.push({ from: since, to: at });
  }

  #countDrop(group: GroupId, member: Member): void {
    this.#counts.countEffort(member, 'moves');
    const piece = this.#pieceAlone(group);
    if (piece !== null) this.#counts.countPiece(piece, 'drops');
  }

  /** The piece of a group of one; null: there are more in it. */
  #pieceAlone(group: GroupId): PieceId | null {
    const [piece, ...others] = this.#board.groups.get(group)?.pieces ?? [];
    return piece === undefined || others.length > 0 ? null : piece;
  }

  #beginHand(group: GroupId, member: Member, since: number): void {
    this.#hands.set(group, { member, since, piece: this.#pieceAlone(group) });
  }

  #endHand(group: GroupId, at: number): void {
    const hand = this.#hands.get(group);
    if (hand === undefined) return;
    this.#hands.delete(group);
    const ms = at - hand.since;
    if (ms <= 0) return;
    this.#counts.countEffort(hand.member, 'handMs', ms);
    if (hand.piece !== null) this.#counts.countPiece(hand.piece, 'handMs', ms);
  }

  #endHands(at: number): void {
    for (const group of [...this.#hands.keys()]) this.#endHand(group, at);
  }

  /** After the drop itself, before the joins that it makes. @param next the event behind the drop */
  #countTry(group: GroupId, next: DiscreteEvent | undefined): void {
    const piece = this.#pieceAlone(group);
    const hasJoined = next?.kind === 'joined' && (next.group === group || next.other === group);
    if (piece === null || hasJoined) return;
    const attempt = attemptAt(this.#board, piece);
    if (attempt === null) return;
    this.#counts.countPiece(piece, 'tries');
    for (const other of attempt.wrongNeighbours) this.#counts.countPair(piece, other);
  }

  #countProgress(at: number): void {
    const { done } = boardProgress(this.#board);
    if (done === this.#counts.done) return;
    this.#counts.done = done;
    this.#counts.curve.push({ at, done });
  }

  #loosePieces(): PieceId[] {
    const frame = frameGroup(this.#board, new Set());
    const { boxes, pieces } = this.#board.rules.puzzle;
    const loose: PieceId[] = [];
    for (let piece = MAT_ID + 1; piece <= pieces; piece += 1) {
      const isDone = boxes?.isDone(this.#board.groups, piece) ?? groupOf(this.#board, piece).id === frame?.id;
      if (!isDone) loose.push(piece);
    }
    return loose;
  }
}

/** How groups lie, for comparing. */
function layOf(groups: readonly GroupPlacement[]): string {
  const lay = groups.map(({ pieces, x, y, turn, z }) => [...pieces, x, y, turn, z].join(' '));
  return lay.sort().join('\n');
}
