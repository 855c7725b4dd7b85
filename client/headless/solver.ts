/**
 * A bot that solves a board: it looks, reaches for a piece, drags it along a drag path and drops it. Sometimes it misses, tries a wrong
 * place or pauses. It knows only the board's rules and what its own page shows.
 */
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { groupOf } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { PLANE } from '#shared/limits.ts';
import { chooseNext, type NextPiece } from './choose-next.ts';
import { dragPath } from './drag-path.ts';
import type { Player } from './player.ts';
import type { SeededRandom } from './seeded-random.ts';
import { placeOfAnother } from './wrong-place.ts';

/** Durations at speed 1, shortest and longest, in ms. Speed 10 takes a tenth of each. */
export const SCAN_MS = [400, 1_800] as const;
export const THINK_MS = [3_000, 9_000] as const;
export const MOVE_TO_PIECE_MS = [250, 700] as const;
export const REGRIP_MS = [120, 400] as const;
/** Probabilities for each drag. */
export const THINK_PROBABILITY = 0.06;
export const WRONG_PLACE_PROBABILITY = 0.08;
export const MISS_PROBABILITY = 0.1;
/** Wait for a free piece, at any speed. Milliseconds. */
const NOTHING_FREE_MS = 60;

export interface SolverOptions {
  readonly player: Player;
  /** The board that the player entered. */
  readonly mirror: Mirror;
  readonly random: SeededRandom;
  /** 1: an experienced adult. 0.4: a small child. 20: a test. */
  readonly speed: number;
}

/** Counts of what a solver did. */
export interface SolverStats {
  carries: number;
  misses: number;
  wrongPlaces: number;
  thoughts: number;
  /** Pieces that it lost before the drop. */
  lost: number;
}

export class Solver {
  readonly stats: SolverStats = { carries: 0, misses: 0, wrongPlaces: 0, thoughts: 0, lost: 0 };
  readonly #player: Player;
  readonly #mirror: Mirror;
  readonly #random: SeededRandom;
  readonly #speed: number;

  constructor({ player, mirror, random, speed }: SolverOptions) {
    this.#player = player;
    this.#mirror = mirror;
    this.#random = random;
    this.#speed = speed;
  }

  /** Plays until the board is solved or `enough` is aborted, and then until all its moves are saved. */
  async solve(enough?: AbortSignal): Promise<SolverStats> {
    while (!this.#mirror.predicted.solved && !enough?.aborted) await this.#next(enough);
    this.#mirror.letGo();
    await this.#player.waitUntilSaved();
    return this.stats;
  }

  async #next(enough?: AbortSignal): Promise<void> {
    await this.#rest(SCAN_MS);
    if (this.#random.happens(THINK_PROBABILITY)) {
      this.stats.thoughts += 1;
      await this.#rest(THINK_MS);
    }
    const { board } = this.#mirror.nextFrame();
    const choice = board.paused ? null : chooseNext(board, this.#random);
    if (choice === null) {
      await sleep(NOTHING_FREE_MS);
      return;
    }
    await this.#rest(MOVE_TO_PIECE_MS);
    await this.#turn(choice);
    if (!this.#mirror.take(choice.piece)) return;
    this.stats.carries += 1;
    if (this.#random.happens(WRONG_PLACE_PROBABILITY)) {
      this.stats.wrongPlaces += 1;
      const place = placeOfAnother(this.#mirror.rules, choice.piece, this.#random);
      const isThere = await this.#carry(place ?? this.#beside(choice.goal), enough);
      await this.#rest(REGRIP_MS);
      // Only where pieces lie in places it is seen to be wrong there.
      if (isThere && place !== null && this.#mirror.inHand !== null) {
        this.#mirror.put(place.x, place.y);
        return;
      }
    }
    const missed = this.#random.happens(MISS_PROBABILITY);
    if (missed) this.stats.misses += 1;
    const there = this.#aim(choice.goal, missed);
    if (!(await this.#carry(there, enough))) return;
    await this.#rest(REGRIP_MS);
    if (this.#mirror.inHand === null) this.stats.lost += 1;
    else this.#mirror.put(there.x, there.y);
  }

  /** Turns a piece to the turn of its goal. */
  async #turn({ piece, goal }: NextPiece): Promise<void> {
    const { predicted } = this.#mirror;
    if (groupOf(predicted, piece).turn === goal.turn) return;
    this.#mirror.turn(piece, goal.turn);
    await this.#rest(REGRIP_MS);
  }

  /** Drags the piece in hand. False: the piece was lost, or `enough` is aborted. */
  async #carry(to: Point, enough?: AbortSignal): Promise<boolean> {
    const piece = this.#mirror.inHand;
    if (piece === null) return false;
    const { positions, inHand, board } = this.#mirror.nextFrame();
    const group = groupOf(board, piece);
    const from = (inHand.has(group.id) ? positions.get(group.id) : undefined) ?? group;
    const startedAt = performance.now();
    for (const { x, y, after } of dragPath(from, to, board.rules.puzzle.pieceSize, this.#random)) {
      const early = startedAt + after / this.#speed - performance.now();
      // A quick bot does not wait for waypoints that are due within a millisecond.
      if (early > 1) await sleep(early);
      if (this.#mirror.inHand === null) {
        this.stats.lost += 1;
        return false;
      }
      if (enough?.aborted) return false;
      this.#mirror.carry(x, y);
    }
    return true;
  }

  /** A place within the snap tolerance, or just outside it for a miss. */
  #aim(goal: Point, missed: boolean): Point {
    const { tolerance } = this.#mirror.rules;
    const off = missed
      ? this.#random.between(1.3, 2.5) * tolerance
      : Math.abs(this.#random.gaussian()) * 0.3 * tolerance;
    return this.#off(goal, missed ? off : Math.min(off, 0.9 * tolerance));
  }

  /** A wrong place, one or two pieces away from the goal. */
  #beside(goal: Point): Point {
    return this.#off(goal, this.#random.between(1, 2) * this.#mirror.rules.puzzle.pieceSize);
  }

  #off({ x, y }: Point, distance: number): Point {
    const angle = this.#random.between(0, 2 * Math.PI);
    return { x: onPlane(x + distance * Math.cos(angle)), y: onPlane(y + distance * Math.sin(angle)) };
  }

  async #rest([shortest, longest]: readonly [number, number]): Promise<void> {
    await sleep(this.#random.between(shortest, longest) / this.#speed);
  }
}

function onPlane(value: number): number {
  return Math.min(PLANE - 1, Math.max(0, Math.round(value)));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
