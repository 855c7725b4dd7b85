/**
 * The live wall: applies the server's patches of many boards, paints them small, and offers each tile's figures as signals.
 * It lives as long as the class's page; tiles are attached and detached.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConnectionState } from '#client/net/class-link.ts';
import { onReconnected } from '#client/net/reconnected.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { activityRules, ruleChanges } from '#client/play/activity-rules.ts';
import { type LoadedPicture, loadPicture, PictureUnavailable } from '#client/play/picture/load-picture.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { theme } from '#client/ui/theme.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { piecesOutsideCrop } from './draw/tile-crop.ts';
import { TilePainter } from './draw/tile-painter.ts';
import { type TileBoard, TileBoards } from './feed/tile-boards.ts';
import { WallSubscription } from './feed/wall-subscription.ts';

/** The figures of a tile's board. */
export interface TileFacts {
  /** False until the first patch has arrived. */
  readonly isLoaded: boolean;
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly isSolved: boolean;
  /** Loose pieces farther from the mat than the tile shows. */
  readonly outsideCrop: number;
}

/** Where the wall's frames come from. */
export interface WallSource {
  readonly link: { watchBoards(boards: readonly BoardNumber[]): Promise<Answer<NoResult>> };
  readonly status: ReadonlySignal<{ readonly state: ConnectionState }>;
  /** Subscribes to the wall's frames; returns the function that unsubscribes. */
  readonly onWall: (listener: (bytes: Uint8Array) => void) => () => void;
}

/** The part of a class that the wall needs. */
export interface WallClass {
  readonly id: ClassroomId;
  readonly activity: ActivityView | null;
  readonly boards: readonly { readonly board: BoardNumber; readonly cut: number }[];
}

const NOT_LOADED: TileFacts = { isLoaded: false, done: 0, all: 0, isSolved: false, outsideCrop: 0 };

export class LiveWall {
  readonly painter: TilePainter;
  readonly tileBoards: TileBoards;
  readonly #subscription: WallSubscription;
  readonly #facts = new Map<BoardNumber, Signal<TileFacts>>();
  readonly #visible = new Set<BoardNumber>();
  readonly #disposers: (() => void)[] = [];
  readonly #retry = new RetryTimers();
  #view: WallClass | null = null;
  #pictureKey = '';
  #picture: LoadedPicture | null = null;
  #isClosed = false;

  constructor({ link, status, onWall }: WallSource) {
    this.#subscription = new WallSubscription((boards) => link.watchBoards(boards));
    this.tileBoards = new TileBoards({
      rulesFor: (board) => {
        const activity = this.#view?.activity;
        const cut = this.#view?.boards.find((each) => each.board === board)?.cut;
        return activity == null || cut === undefined ? null : activityRules(activity, cut);
      },
      onChange: (tile, changed) => {
        this.painter.markDirty(tile.number, changed);
        this.#refreshFacts(tile);
      },
      onGap: () => this.#subscription.resubscribe(),
    });
    this.painter = new TilePainter((board) => this.tileBoards.get(board), theme.peek());
    this.#disposers.push(
      effect(() => this.painter.setTheme(theme.value)),
      ruleChanges.subscribe(() => this.#onRulesChange()),
      canvasLosses.subscribe((losses) => {
        if (losses > 0) this.#redraw();
      }),
      onReconnected(() => this.#retryPicture()),
      effect(() => this.#subscription.setLive(status.value.state === 'live')),
      onWall((bytes) => {
        const startedAt = performance.now();
        this.tileBoards.receive(bytes);
        this.painter.counts.rounds += 1;
        this.painter.counts.took += performance.now() - startedAt;
      }),
    );
  }

  /** Takes over the current state of the class. */
  update(view: WallClass): void {
    this.#view = view;
    const boards = new Set(view.boards.map(({ board }) => board));
    this.tileBoards.retainOnly(boards);
    for (const board of this.#facts.keys()) if (!boards.has(board)) this.#facts.delete(board);
    for (const { board, cut } of view.boards)
      if (view.activity !== null && this.tileBoards.get(board) !== undefined) activityRules(view.activity, cut);
    const key = view.activity === null ? '' : `${view.id} ${view.activity.picture}`;
    if (key === this.#pictureKey) return;
    this.#pictureKey = key;
    this.#picture = null;
    this.painter.setPicture(null);
    this.#retry.reset('picture');
    if (key !== '') void this.#loadPicture(view, key);
  }

  facts(board: BoardNumber): ReadonlySignal<TileFacts> {
    return this.#factsOf(board);
  }

  /** A tile scrolled into view, or out of it. */
  setVisible(board: BoardNumber, isVisible: boolean): void {
    if (isVisible) this.#visible.add(board);
    else this.#visible.delete(board);
    this.#subscription.setBoards(new Set(this.#visible));
  }

  isVisible(board: BoardNumber): boolean {
    return this.#visible.has(board);
  }

  close(): void {
    this.#isClosed = true;
    for (const dispose of this.#disposers) dispose();
    this.#retry.cancelAll();
    this.#subscription.close();
    this.painter.close();
  }

  /** The mat may have come or gone. */
  #onRulesChange(): void {
    this.painter.markAllDirty();
    for (const number of this.#facts.keys()) {
      const tile = this.tileBoards.get(number);
      if (tile?.isLoaded === true) this.#refreshFacts(tile);
    }
  }

  #refreshFacts({ number, board }: TileBoard): void {
    const { done, of } = boardProgress(board);
    const facts = { isLoaded: true, done, all: of, isSolved: board.solved, outsideCrop: piecesOutsideCrop(board) };
    const current = this.#factsOf(number);
    if (!isSame(current.peek(), facts)) current.value = facts;
  }

  #factsOf(board: BoardNumber): Signal<TileFacts> {
    const current = this.#facts.get(board) ?? signal(NOT_LOADED);
    this.#facts.set(board, current);
    return current;
  }

  async #loadPicture(view: WallClass, key: string): Promise<void> {
    if (view.activity === null) return;
    try {
      const picture = await loadPicture(view.id, view.activity);
      if (this.#isClosed || this.#pictureKey !== key) return;
      this.#picture = picture;
      this.painter.setPicture(picture.image);
    } catch (error) {
      if (!(error instanceof PictureUnavailable)) reportError(error);
      if (this.#isClosed) return;
      this.#retry.retry('picture', PAUSES.content, () => {
        if (this.#pictureKey === key) void this.#loadPicture(view, key);
      });
    }
  }

  #retryPicture(): void {
    if (this.#view === null || !this.#retry.isWaiting('picture')) return;
    this.#retry.reset('picture');
    void this.#loadPicture(this.#view, this.#pictureKey);
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
