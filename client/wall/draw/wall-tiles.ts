/**
 * The tiles of a wall, live or past: painted small with their activity's picture, again after the graphics were lost, and their figures as
 * signals. Whose boards they show, and when one has changed, says its owner.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { onReconnected } from '#client/net/reconnected.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { ruleChanges } from '#client/play/activity-rules.ts';
import { type LoadedPicture, loadPicture, PictureUnavailable } from '#client/play/picture/load-picture.ts';
import { pictureKey } from '#client/play/picture/picture-key.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { theme } from '#client/ui/theme.ts';
import { type Board, boardProgress } from '#shared/board/board.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { hidesAnswers } from '#shared/puzzle/kinds/registry.ts';
import {
  aspectOf,
  type BoardGrowth,
  growthOf,
  type MatView,
  piecesOutsideCrop,
  type StartView,
  startViewOf,
  wallViewOf,
} from './tile-crop.ts';
import { type PaintedTile, TilePainter } from './tile-painter.ts';

/** The figures of a tile's board. */
export interface TileFacts {
  /** False until the board is there. */
  readonly isLoaded: boolean;
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly isSolved: boolean;
  /** Loose pieces that the tile does not show. */
  readonly outsideCrop: number;
  /** Its pieces count where they were placed: it is not told whether they are right. */
  readonly hidesAnswers: boolean;
}

/** What a grid of tiles is drawn by. */
export interface TileSource {
  readonly painter: TilePainter;
  /** A tile scrolled into view, or out of it. */
  setVisible(board: BoardNumber, isVisible: boolean): void;
}

const NOT_LOADED: TileFacts = {
  isLoaded: false,
  done: 0,
  all: 0,
  isSolved: false,
  outsideCrop: 0,
  hidesAnswers: false,
};

export class WallTiles {
  readonly painter: TilePainter;
  readonly #tileOf: (board: BoardNumber) => PaintedTile | undefined;
  readonly #matView: MatView;
  readonly #facts = new Map<BoardNumber, Signal<TileFacts>>();
  /** Of the boards that are there. */
  readonly #growths = new Map<BoardNumber, BoardGrowth>();
  readonly #disposers: (() => void)[];
  readonly #retry = new RetryTimers();
  #pictureKey = '';
  /** Loads the present picture once more. */
  #reload: () => void = () => undefined;
  #picture: LoadedPicture | null = null;
  #isClosed = false;

  /** @param matView how the tiles show mats */
  constructor(tileOf: (board: BoardNumber) => PaintedTile | undefined, matView: MatView = 'mat') {
    this.#tileOf = tileOf;
    this.#matView = matView;
    this.painter = new TilePainter(tileOf, theme.peek());
    this.#disposers = [
      effect(() => this.painter.setTheme(theme.value)),
      ruleChanges.subscribe(() => this.#onRulesChange()),
      canvasLosses.subscribe((losses) => {
        if (losses > 0) this.#redraw();
      }),
      onReconnected(() => this.#retryPicture()),
      // Of another size they may show another part of the table.
      this.painter.size.subscribe(() => this.#refreshAll()),
    ];
  }

  /** @param activity whose picture the boards show; null: there is none */
  setPicture(classroom: ClassroomId, activity: ActivityView | null): void {
    const key = activity === null ? '' : `${classroom} ${pictureKey(activity)}`;
    if (key === this.#pictureKey) return;
    this.#pictureKey = key;
    this.#picture = null;
    this.painter.setPicture(null);
    this.#retry.reset('picture');
    if (activity === null) return;
    this.#reload = () => void this.#loadPicture(classroom, activity, key);
    this.#reload();
  }

  facts(board: BoardNumber): ReadonlySignal<TileFacts> {
    return this.#factsOf(board);
  }

  /** Counts the figures of a board that has changed. */
  refreshFacts(number: BoardNumber, board: Board): void {
    this.#growths.set(number, growthOf(board));
    if (!this.#refreshView()) this.#count(number, board);
  }

  /** @returns whether all tiles show something else than before, and their figures are counted */
  #refreshView(): boolean {
    const views = { start: this.#startView(), mat: this.#matView };
    const view = wallViewOf(this.#growths.values(), this.painter.view, views);
    if (view === this.painter.view) return false;
    this.painter.setView(view);
    this.#countAll();
    return true;
  }

  /** By the first board that is there. */
  #startView(): StartView {
    const size = this.painter.size.peek();
    for (const number of this.#growths.keys()) {
      const tile = this.#tileOf(number);
      if (size !== null && tile?.isLoaded === true) return startViewOf(tile.board, size);
    }
    return 'table';
  }

  #refreshAll(): void {
    if (!this.#refreshView()) this.#countAll();
  }

  #countAll(): void {
    for (const number of this.#growths.keys()) {
      const tile = this.#tileOf(number);
      if (tile?.isLoaded === true) this.#count(number, tile.board);
    }
  }

  #count(number: BoardNumber, board: Board): void {
    const { done, of } = boardProgress(board);
    const size = this.painter.size.peek();
    const aspect = size === null ? aspectOf(board.rules.puzzle.spec) : size.width / size.height;
    const facts = {
      isLoaded: true,
      done,
      all: of,
      isSolved: board.solved,
      outsideCrop: piecesOutsideCrop(board, aspect, this.painter.view),
      hidesAnswers: hidesAnswers(board.rules.puzzle.spec),
    };
    const current = this.#factsOf(number);
    if (!isSame(current.peek(), facts)) current.value = facts;
  }

  /** Forgets the figures of all other boards. */
  retainOnly(boards: ReadonlySet<BoardNumber>): void {
    for (const board of this.#facts.keys()) if (!boards.has(board)) this.#facts.delete(board);
    for (const board of this.#growths.keys()) if (!boards.has(board)) this.#growths.delete(board);
    this.#refreshView();
  }

  close(): void {
    this.#isClosed = true;
    for (const dispose of this.#disposers) dispose();
    this.#retry.cancelAll();
    this.painter.close();
  }

  /** The mat may have come or gone. */
  #onRulesChange(): void {
    this.painter.markAllDirty();
    for (const number of this.#growths.keys()) {
      const tile = this.#tileOf(number);
      if (tile?.isLoaded === true) this.#growths.set(number, growthOf(tile.board));
    }
    this.#refreshAll();
  }

  #factsOf(board: BoardNumber): Signal<TileFacts> {
    const current = this.#facts.get(board) ?? signal(NOT_LOADED);
    this.#facts.set(board, current);
    return current;
  }

  async #loadPicture(classroom: ClassroomId, activity: ActivityView, key: string): Promise<void> {
    try {
      const picture = await loadPicture(classroom, activity, { names: 'none' });
      if (this.#isClosed || this.#pictureKey !== key) return;
      this.#picture = picture;
      this.painter.setPicture(picture.image);
    } catch (error) {
      if (!(error instanceof PictureUnavailable)) reportError(error);
      if (this.#isClosed) return;
      this.#retry.retry('picture', PAUSES.content, () => {
        if (this.#pictureKey === key) this.#reload();
      });
    }
  }

  #retryPicture(): void {
    if (!this.#retry.isWaiting('picture')) return;
    this.#retry.reset('picture');
    this.#reload();
  }

  /** The tiles, and the pieces that they are painted with, are lost with the graphics process; the image of the picture may be, too. */
  #redraw(): void {
    const picture = this.#picture;
    if (picture === null) {
      this.painter.markAllDirty();
      return;
    }
    picture.decode().then((image) => {
      if (!this.#isClosed && this.#picture === picture) this.painter.setPicture(image);
    }, reportError);
  }
}

function isSame(a: TileFacts, b: TileFacts): boolean {
  return (
    a.isLoaded === b.isLoaded &&
    a.done === b.done &&
    a.all === b.all &&
    a.isSolved === b.isSolved &&
    a.outsideCrop === b.outsideCrop
  );
}
