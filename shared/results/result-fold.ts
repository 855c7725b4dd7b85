/** What became of a board, and who did how much of it: a fold over its log, frame by frame. */
import type { Tick } from '#shared/board/tick.ts';
import type { Member } from '#shared/ids.ts';

/** A pause of more than this is no time at the board. Milliseconds. */
const PAUSE_MS = 60_000;

export interface MemberShare {
  /** Drops and turns. */
  readonly moves: number;
  /** What of them joined: a drop that closes two gaps counts twice. */
  readonly joins: number;
  readonly hints: number;
}

export interface BoardResult {
  /** Wall time of the first lift and of the end, ms since 1970. */
  readonly startedAt: number | null;
  readonly solvedAt: number | null;
  /** From the first lift to the end, or to the last move: pauses of more than a minute do not count. Milliseconds. */
  readonly playedMs: number;
  readonly shares: ReadonlyMap<Member, MemberShare>;
}

/** What became of a board, and what one of its members did. */
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
  /** Wall time of the last sign of play. */
  #lastAt: number | null = null;

  get result(): BoardResult {
    return this.#result;
  }

  /** The next frame of the log. @param time ms since its epoch began */
  add({ events, drags }: Tick, time: number): void {
    let mover: Member | null = null;
    for (const event of events) {
      if (event.kind === 'opened') this.#epochAt = event.wallTime;
      const at = this.#epochAt + time;
      switch (event.kind) {
        case 'lifted':
        case 'takenOver':
          this.#played(at);
          break;
        case 'dropped':
        case 'turned':
          this.#played(at);
          mover = event.member;
          this.#count(mover, 'moves');
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
        case 'reset':
          this.#result = UNPLAYED;
          this.#lastAt = null;
          break;
        default:
          break;
      }
    }
    if (drags.length > 0) this.#played(this.#epochAt + time);
  }

  #played(at: number): void {
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
