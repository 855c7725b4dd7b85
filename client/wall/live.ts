/**
 * The wall alive: what the server tells of many boards, folded and drawn small, and what stands beside each picture as
 * signals. It lives as long as the class's page; its tiles come and go.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { progressOf } from '../../shared/board/board.ts';
import type { BoardNumber, ClassroomId } from '../../shared/ids.ts';
import type { ActivityView, Answer, Done } from '../../shared/protocol/events.ts';
import type { LinkState } from '../net/link.ts';
import { loadPicture } from '../play/picture/picture.ts';
import { rulesFor } from '../play/rules.ts';
import { theme } from '../ui/theme.ts';
import { piecesBeyond } from './draw/crop.ts';
import { Painter } from './draw/painter.ts';
import { Feed } from './fold/feed.ts';
import { type Tile, Tiles } from './fold/tiles.ts';

/** What a tile says of its board in figures. */
export interface TileFacts {
  /** False until the server has told of it. */
  readonly isTold: boolean;
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly isSolved: boolean;
  /** Loose pieces farther from the mat than the tile shows. */
  readonly beyond: number;
}

/** Where its frames come from. */
export interface WallSource {
  readonly link: { wall(boards: readonly BoardNumber[]): Promise<Answer<Done>> };
  readonly standing: ReadonlySignal<{ readonly state: LinkState }>;
  /** Hears the wall's frames until what it answers is called. */
  readonly onWall: (hear: (bytes: Uint8Array) => void) => () => void;
}

/** What of a class is on the wall. */
export interface Walled {
  readonly id: ClassroomId;
  readonly activity: ActivityView | null;
  readonly boards: readonly { readonly board: BoardNumber; readonly cut: number }[];
}

const UNTOLD: TileFacts = { isTold: false, done: 0, all: 0, isSolved: false, beyond: 0 };

/** A picture that could not be had is asked for again after so long. Milliseconds. */
const PICTURE_AGAIN_MS = 3_000;

export class LiveWall {
  readonly painter: Painter;
  readonly tiles: Tiles;
  readonly #feed: Feed;
  readonly #facts = new Map<BoardNumber, Signal<TileFacts>>();
  readonly #visible = new Set<BoardNumber>();
  readonly #ends: (() => void)[] = [];
  #view: Walled | null = null;
  #pictureKey = '';
  #isClosed = false;

  constructor({ link, standing, onWall }: WallSource) {
    this.#feed = new Feed((boards) => link.wall(boards));
    this.tiles = new Tiles({
      rulesFor: (board) => {
        const activity = this.#view?.activity;
        const cut = this.#view?.boards.find((each) => each.board === board)?.cut;
        return activity == null || cut === undefined ? null : rulesFor(activity, cut);
      },
      onChange: (tile, touched) => {
        this.painter.touch(tile.number, touched);
        this.#look(tile);
      },
      onGap: () => this.#feed.anew(),
    });
    this.painter = new Painter((board) => this.tiles.get(board), theme.peek());
    this.#ends.push(
      effect(() => this.painter.setTheme(theme.value)),
      effect(() => this.#feed.live(standing.value.state === 'live')),
      onWall((bytes) => {
        const startedAt = performance.now();
        this.tiles.take(bytes);
        this.painter.counts.rounds += 1;
        this.painter.counts.took += performance.now() - startedAt;
      }),
    );
  }

  /** The class as it is now. */
  see(view: Walled): void {
    this.#view = view;
    const boards = new Set(view.boards.map(({ board }) => board));
    this.tiles.keepOnly(boards);
    for (const board of this.#facts.keys()) if (!boards.has(board)) this.#facts.delete(board);
    const key = view.activity === null ? '' : `${view.id} ${view.activity.picture}`;
    if (key === this.#pictureKey) return;
    this.#pictureKey = key;
    this.painter.show(null);
    if (key !== '') void this.#loadPicture(view, key);
  }

  facts(board: BoardNumber): ReadonlySignal<TileFacts> {
    return this.#factsOf(board);
  }

  /** A tile came into sight, or went out of it. */
  sight(board: BoardNumber, isSeen: boolean): void {
    if (isSeen) this.#visible.add(board);
    else this.#visible.delete(board);
    this.#feed.show(new Set(this.#visible));
  }

  isSeen(board: BoardNumber): boolean {
    return this.#visible.has(board);
  }

  close(): void {
    this.#isClosed = true;
    for (const end of this.#ends) end();
    this.#feed.close();
    this.painter.close();
  }

  #look({ number, board }: Tile): void {
    const { done, of } = progressOf(board);
    const facts = { isTold: true, done, all: of, isSolved: board.solved, beyond: piecesBeyond(board) };
    const known = this.#factsOf(number);
    if (!isSame(known.peek(), facts)) known.value = facts;
  }

  #factsOf(board: BoardNumber): Signal<TileFacts> {
    const known = this.#facts.get(board) ?? signal(UNTOLD);
    this.#facts.set(board, known);
    return known;
  }

  async #loadPicture(view: Walled, key: string): Promise<void> {
    if (view.activity === null) return;
    try {
      const picture = await loadPicture(view.id, view.activity);
      if (!this.#isClosed && this.#pictureKey === key) this.painter.show(picture);
    } catch (error) {
      reportError(error);
      setTimeout(() => {
        if (!this.#isClosed && this.#pictureKey === key) void this.#loadPicture(view, key);
      }, PICTURE_AGAIN_MS);
    }
  }
}

function isSame(a: TileFacts, b: TileFacts): boolean {
  return (
    a.isTold === b.isTold && a.done === b.done && a.all === b.all && a.isSolved === b.isSolved && a.beyond === b.beyond
  );
}
