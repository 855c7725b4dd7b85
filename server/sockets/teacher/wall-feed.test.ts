/** The wall's feed, round by round: what a page is sent, what it is not sent twice, and what a lagging page gets. */
import { beforeEach, describe, expect, it } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { applyPatch } from '#shared/board/patch.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';
import { WallFeed } from './wall-feed.ts';

const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 400, pixelHeight: 300, tab: 20 });
const rules = boardRules(cutJigsaw(spec), 'easy', false);

function dealt(seed: number): Board {
  return dealtBoard(rules, scatter(rules.puzzle, seed, false), 1);
}

/** A board as its host offers it to the wall. */
class FakeBoard {
  readonly board = dealt(7);
  readonly #number: number;

  constructor(number: number) {
    this.#number = number;
    this.board.epoch = 1;
  }

  changesSince(from: number): Uint8Array | null {
    const head = { board: this.#number, time: 5, committedSeq: this.board.seq };
    return from === this.board.seq ? null : encodePatch(this.board, from, head);
  }

  /** Somebody moves a piece. */
  move(piece: number, x: number): void {
    const seq = this.board.seq + 1;
    apply(this.board, { kind: 'dragged', group: piece, x, y: 9_000 }, seq);
    this.board.seq = seq;
  }
}

/** A page whose connection drains on command. */
class FakePage {
  readonly id: string;
  readonly frames: Uint8Array[] = [];
  readonly #unsent: (() => void)[] = [];
  readonly conn = {
    request: { socket: {} },
    transport: { name: 'websocket' },
    on: () => undefined,
    write: (bytes: Uint8Array, _options: object, sent: () => void) => {
      this.frames.push(bytes);
      this.#unsent.push(sent);
    },
  };

  constructor(id: string) {
    this.id = id;
  }

  drain(): void {
    for (const sent of this.#unsent.splice(0)) sent();
  }

  /** Board numbers and ranges of frames that the page was sent, frame by frame. */
  get sentRanges(): string[][] {
    return this.frames.map((bytes) => decodeWall(bytes).map(({ board, from, seq }) => `${board}: ${from}-${seq}`));
  }
}

let feed: WallFeed;
let boards: Map<number, FakeBoard>;
const classroom = {
  record: { id: 'class' },
  get openHosts() {
    return boards;
  },
  openBoardInBackground: () => undefined,
};

function boardAt(number: number): FakeBoard {
  const board = boards.get(number);
  if (board === undefined) throw new Error(`no board ${number}`);
  return board;
}

function subscribe(page: FakePage, numbers: number[]): void {
  // The feed uses only the connection's write and its id.
  feed.subscribe(page as unknown as Parameters<WallFeed['subscribe']>[0], classroom, numbers);
}

beforeEach(() => {
  feed = new WallFeed();
  boards = new Map([1, 2, 3].map((number) => [number, new FakeBoard(number)]));
});

describe('a round of the wall', () => {
  it('sends one frame of the boards that changed, and none when no board did', () => {
    const page = new FakePage('a');
    subscribe(page, [1, 2]);
    feed.send();
    page.drain();
    feed.send();
    boardAt(2).move(3, 100);
    boardAt(3).move(3, 100);
    feed.send();
    expect(page.sentRanges).toEqual([['1: 0-1', '2: 0-1'], ['2: 1-2']]);
  });

  // Proves I13.
  it('skips a page that has not drained, and sends it one patch when it has', () => {
    const page = new FakePage('slow');
    subscribe(page, [1]);
    feed.send();
    for (let step = 1; step <= 5; step += 1) {
      boardAt(1).move(2, step * 100);
      // Scrolling meanwhile changes nothing about that.
      subscribe(page, [1]);
      feed.send();
    }
    expect(page.sentRanges).toEqual([['1: 0-1']]);
    page.drain();
    feed.send();
    expect(page.sentRanges).toEqual([['1: 0-1'], ['1: 1-6']]);
    const tile = dealt(3);
    for (const frame of page.frames) for (const patch of decodeWall(frame)) applyPatch(tile, patch);
    expect(fingerprintOf(tile)).toBe(fingerprintOf(boardAt(1).board));
  });

  it('sends a whole patch for a tile that was out of sight, and for a board that another owner opened', () => {
    const page = new FakePage('a');
    subscribe(page, [1, 2]);
    feed.send();
    page.drain();
    subscribe(page, [2]);
    subscribe(page, [1, 2]);
    boardAt(2).board.epoch = 2;
    boardAt(2).move(1, 50);
    feed.send();
    expect(page.sentRanges.at(-1)).toEqual(['1: 0-1', '2: 0-2']);
  });
});
