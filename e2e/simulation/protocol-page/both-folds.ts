/** A board folded twice from the same bytes: by the naive reader, and by the product's own decoder and playback. They must agree. */

import { expect } from 'vitest';
import { wholeJigsaw } from '#e2e/simulation/whole-jigsaw.ts';
import { type Board, boardOfSeed, memberOf } from '#shared/board/board.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { Patch } from '#shared/board/patch.ts';
import { type FrameOutcome, Playback } from '#shared/replay/playback.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodeTickFrame, type TickFrame } from '#shared/wire/frames/tick-frame.ts';
import { NaiveBoard, type NaiveOutcome } from './naive/naive-board.ts';
import { naiveDeal } from './naive/naive-deal.ts';
import { type NaivePatch, type NaiveTick, readFrame } from './naive/naive-frames.ts';

export function naiveBoardOf(rules: Rules): NaiveBoard {
  const spec = wholeJigsaw(rules.puzzle.spec);
  return new NaiveBoard((seed) => naiveDeal(spec, seed, rules.turns), rules.mat !== 'none');
}

/** The state of the naive board, in a form that both have. */
export function naiveState(board: NaiveBoard, withTouches = false) {
  const { epoch, seq, paused, solved, highestZ } = board;
  const groups = [...board.groups]
    .sort((left, right) => left.id - right.id)
    .map(({ id, pieces, x, y, turn, z, holder, touched, wrong }) => {
      const group = { id, pieces, x, y, turn, z, holder, wrong };
      return withTouches ? { ...group, touched } : group;
    });
  return { epoch, seq, paused, solved, highestZ, groups };
}

export function productState(board: Board, withTouches = false) {
  const { epoch, seq, paused, solved, topZ } = board;
  const groups = [...board.groups.values()]
    .sort((left, right) => left.id - right.id)
    .map(({ id, pieces, x, y, turn, z, hold, touchedBy, touchedAt }) => {
      const group = { id, pieces, x, y, turn, z, holder: hold, wrong: board.wrongPieces.has(id) };
      return withTouches ? { ...group, touched: { member: touchedBy, seq: touchedAt } } : group;
    });
  return { epoch, seq, paused, solved, highestZ: topZ, groups };
}

/** Each author's last operation, the one that acted longest ago first. */
export function productOperations(board: Board) {
  return [...board.operations].map(([author, { counter, seq }]) => {
    return { member: memberOf(author), page: author % 2 ** 32, counter, seq };
  });
}

export class BothFolds {
  readonly naive: NaiveBoard;
  readonly #playback: Playback;
  /** Counts frames by type, events by kind, outcomes by name. */
  readonly #count: (what: string) => void;

  constructor(rules: Rules, count: (what: string) => void) {
    this.naive = naiveBoardOf(rules);
    this.#playback = new Playback(boardOfSeed(rules, 0));
    this.#count = count;
  }

  /** The last frame that was applied, as `enter` takes it. */
  get have(): { readonly epoch: number; readonly seq: number } {
    return { epoch: this.naive.epoch, seq: this.naive.seq };
  }

  /** A tick or a patch. @throws if the folds differ */
  receive(bytes: Uint8Array): NaiveOutcome {
    const frame = readFrame(bytes);
    if (frame.type === 'tick') return this.#receiveTick(frame, decodeTickFrame(bytes));
    if (frame.type === 'patch') return this.receivePatch(frame, decodePatch(bytes));
    throw new Error(`a ${frame.type} frame for one board`);
  }

  receivePatch(naive: NaivePatch, product: Patch): NaiveOutcome {
    this.#count(naive.from === 0 ? 'whole patch' : 'patch from a frame');
    const { board, time, committedSeq } = product;
    expect(naive).toMatchObject({ board, time, behind: naive.seq - committedSeq });
    return this.#agree(this.naive.applyPatch(naive), this.#playback.patch(product));
  }

  #receiveTick(naive: NaiveTick, product: TickFrame): NaiveOutcome {
    this.#count('tick');
    if (naive.step > 1) this.#count('step over frames');
    if (naive.drags.length > 0) this.#count('drags');
    for (const { kind } of naive.events) this.#count(kind);
    const { board, time, committedSeq } = product;
    expect(naive).toMatchObject({ board, time, behind: naive.seq - committedSeq });
    return this.#agree(this.naive.applyTick(naive), this.#playback.push(product));
  }

  #agree(naive: NaiveOutcome, product: FrameOutcome): NaiveOutcome {
    expect(naive === 'applied' ? 'taken' : naive).toBe(product);
    this.#count(naive);
    this.#playback.advance(Number.POSITIVE_INFINITY);
    expect(naiveState(this.naive)).toEqual(productState(this.#playback.board));
    return naive;
  }
}
