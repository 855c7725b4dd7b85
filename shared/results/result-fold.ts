/** The result of a board, and each member's share of it: a fold over its log, frame by frame. */
import type { Tick } from '#shared/board/tick.ts';
import type { Member } from '#shared/ids.ts';

/** A longer pause than this does not count as played time. Milliseconds. */
const PAUSE_MS = 60_000;

export interface MemberShare {
  /** Drops and turns. */
  readonly moves: number;
  /** Joins that the moves made: a drop that closes two gaps counts twice. */
  readonly joins: number;
  readonly hints: number;
}

export interface BoardResult {
  /** Wall time of the first lift and of the solution, ms since 1970. */
  readonly startedAt: number | null;
  readonly solvedAt: number | null;
  /** From the first lift to the solution, or to the last move, without pauses longer than PAUSE_MS. Milliseconds. */
  readonly playedMs: number;
  readonly shares: ReadonlyMap<Member, MemberShare>;
}

/** The result of a board with one member's share. */
export interface MemberResult extends Omit<BoardResult, 'shares'>, MemberShare {}

const NO_SHARE: MemberShare = { moves: 0, joins: 0, hints: 0 };
const UNPLAYED: BoardResult = { startedAt: null, solvedAt: null, playedMs: 0, shares: new Map() };

export function resultOf({ shares, ...board }: BoardResult, member: Member): MemberResult {
  return { ...board, ...(shares.get(member) ?? NO_SHARE) };
}

export class ResultFold {
  #result: BoardResult = UNPLAYED;
  /** Wall time at the epoch's time 0. */
  #epochAt = 0;
  /** Wall time of the last move. */
  #lastAt: number | null = null;

  get result(): BoardResult {
    return this.#result;
  }

  /** Adds the next frame of the log. @param time ms since the frame's epoch began */
  add({ events, drags }: Tick, time: number): void {
    let mover: Member | null = null;
    for (const event of events) {
      if (event.kind === 'opened') this.#epochAt = event.wallTime;
      const at = this.#epochAt + time;
      switch (event.kind) {
        case 'lifted':
        case 'takenOver':
          this.#countTime(at);
          break;
        case 'dropped':
        case 'turned':
          this.#countTime(at);
          mover = event.member;
          this.#count(mover, 'moves');
          break;
        // What joins behind it was right, whoever put it down.
        case 'checked':
          this.#countTime(at);
          mover = null;
          break;
        case 'joined':
          if (mover !== null) this.#count(mover, 'joins');
          break;
        case 'hinted':
          this.#count(event.member, 'hints');
          break;
        case 'solved':
          this.#result = { ...this.#result, solvedAt: at };
          break;
        case 'restored':
          // It may be solved again.
          if (!event.solved) this.#result = { ...this.#result, solvedAt: null };
          break;
        case 'reset':
          this.#result = UNPLAYED;
          this.#lastAt = null;
          break;
        default:
          break;
      }
    }
    if (drags.length > 0) this.#countTime(this.#epochAt + time);
  }

  #countTime(at: number): void {
    const { startedAt, solvedAt, playedMs } = this.#result;
    if (solvedAt !== null) return;
    const since = this.#lastAt === null ? 0 : at - this.#lastAt;
    const counted = since > 0 && since <= PAUSE_MS ? since : 0;
    this.#result = { ...this.#result, startedAt: startedAt ?? at, playedMs: playedMs + counted };
    this.#lastAt = at;
  }

  #count(member: Member, what: keyof MemberShare): void {
    const share = this.#result.shares.get(member) ?? NO_SHARE;
    const shares = new Map(this.#result.shares).set(member, { ...share, [what]: share[what] + 1 });
    this.#result = { ...this.#result, shares };
  }
}
