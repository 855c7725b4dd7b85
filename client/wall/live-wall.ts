/**
 * The live wall: applies the server's patches of many boards to its tiles. It lives as long as the class's page; tiles are attached and
 * detached.
 */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { ConnectionState } from '#client/net/class-link.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { MatView } from './draw/tile-crop.ts';
import type { TilePainter } from './draw/tile-painter.ts';
import { type TileFacts, WallTiles } from './draw/wall-tiles.ts';
import { TileBoards } from './feed/tile-boards.ts';
import { WallSubscription } from './feed/wall-subscription.ts';

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

export class LiveWall {
  readonly painter: TilePainter;
  readonly tileBoards: TileBoards;
  readonly #tiles: WallTiles;
  readonly #subscription: WallSubscription;
  readonly #visible = new Set<BoardNumber>();
  readonly #disposers: (() => void)[] = [];
  #view: WallClass | null = null;

  /** @param matView how its tiles show mats */
  constructor({ link, status, onWall }: WallSource, matView: MatView = 'mat') {
    this.#subscription = new WallSubscription((boards) => link.watchBoards(boards));
    this.tileBoards = new TileBoards({
      rulesFor: (board) => {
        const activity = this.#view?.activity;
        const cut = this.#view?.boards.find((each) => each.board === board)?.cut;
        return activity == null || cut === undefined ? null : activityRules(activity, cut);
      },
      onChange: (tile, changed) => {
        this.painter.markDirty(tile.number, changed);
        this.#tiles.refreshFacts(tile.number, tile.board);
      },
      onGap: () => this.#subscription.resubscribe(),
    });
    this.#tiles = new WallTiles((board) => this.tileBoards.get(board), matView);
    this.painter = this.#tiles.painter;
    this.#disposers.push(
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
    this.#tiles.retainOnly(boards);
    for (const { board, cut } of view.boards)
      if (view.activity !== null && this.tileBoards.get(board) !== undefined) activityRules(view.activity, cut);
    this.#tiles.setPicture(view.id, view.activity);
  }

  facts(board: BoardNumber): ReadonlySignal<TileFacts> {
    return this.#tiles.facts(board);
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
    for (const dispose of this.#disposers) dispose();
    this.#subscription.close();
    this.#tiles.close();
  }
}
