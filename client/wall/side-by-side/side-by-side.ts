/**
 * One replay of all boards of an activity side by side: one bar, one clock that gives each board its second, one feed for all, and the
 * tiles that show them. The class goes on meanwhile; nothing here reaches the server but requests for parts of the logs.
 */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { fetchActivityReplay, fetchReplayFeed } from '#client/net/http/replay-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { LogIndex } from '#client/play/replay/log-index.ts';
import { ReplayClock, type Speed } from '#client/play/replay/replay-clock.ts';
import type { ReplayControl } from '#client/play/replay/replay-control.ts';
import { type TileFacts, type TileSource, WallTiles } from '#client/wall/draw/wall-tiles.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { ActivityId, BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ActivityReplay } from '#shared/protocol/http/replay-index.ts';
import type { SegmentName } from '#shared/protocol/log-paths.ts';
import { hidesAnswers } from '#shared/puzzle/kinds/registry.ts';
import type { BoardMove } from '#shared/replay/board-moves.ts';
import { type Alignment, ClassTimeline } from '#shared/replay/class-timeline.ts';
import { type PastStage, PastTile } from './past-tile.ts';
import { ReplayFeed } from './replay-feed.ts';

/** While it plays, the tiles and the bar follow the clock this often at most. Milliseconds. */
const ROUND_MS = 100;
/** What is played within this time is requested ahead. Milliseconds of the page. */
const LEAD_MS = 5_000;

/** What the bar shows of the present moment, over the boards in view. */
export interface ClassMoment {
  /** By the bar's axis. */
  readonly time: number;
  readonly boards: number;
  readonly solved: number;
  /** Boards whose second cannot be read. */
  readonly unreadable: number;
  /** Joins made, of all that their pictures need. */
  readonly done: number;
  readonly of: number;
  /** It is not told at once what is right: `done` counts what was placed. */
  readonly isPlaced: boolean;
  /** The second of some board is not here yet. */
  readonly isWaiting: boolean;
}

/** What is announced when a person has moved the replay. */
export type ClassAnnouncement =
  | {
      readonly kind: 'moves';
      readonly board: BoardNumber;
      readonly moves: readonly BoardMove[];
      readonly moment: ClassMoment;
    }
  | { readonly kind: 'moment'; readonly moment: ClassMoment }
  | { readonly kind: 'end'; readonly moment: ClassMoment };

/** A step that waits for segments. */
interface PendingStep {
  readonly by: 1 | -1;
  /** By the bar's axis. */
  readonly from: number;
  /** Index of the segment that each board's move is looked for in; the others have been searched. */
  readonly segments: Map<BoardNumber, number>;
  /** What it waits for. */
  missing: readonly SegmentName[];
}

export class SideBySide implements ReplayControl, TileSource {
  /** Null: not here yet. */
  readonly replay: ReadonlySignal<ActivityReplay | null>;
  readonly line: ReadonlySignal<ClassTimeline | null>;
  readonly alignment: ReadonlySignal<Alignment>;
  /** Why something does not come: the server refuses it, or it is requested again. */
  readonly failure: ReadonlySignal<RequestErrorCode | null>;
  readonly moment: ReadonlySignal<ClassMoment | null>;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly speed: ReadonlySignal<Speed>;
  readonly skipsIdle: ReadonlySignal<boolean>;
  readonly announcement: ReadonlySignal<ClassAnnouncement | null>;
  readonly painter: TileSource['painter'];
  readonly #classroom: ClassroomId;
  readonly #replay = signal<ActivityReplay | null>(null);
  readonly #line = signal<ClassTimeline | null>(null);
  readonly #alignment = signal<Alignment>('start');
  readonly #failure = signal<RequestErrorCode | null>(null);
  readonly #moment = signal<ClassMoment | null>(null);
  readonly #announcement = signal<ClassAnnouncement | null>(null);
  readonly #stages = new Map<BoardNumber, Signal<PastStage>>();
  readonly #clock = new ReplayClock(0);
  readonly #tiles = new Map<BoardNumber, PastTile>();
  readonly #wallTiles: WallTiles;
  readonly #logIndex: LogIndex<ActivityReplay>;
  readonly #feed: ReplayFeed;
  /** Boards out of view are neither requested nor folded. */
  readonly #visible = new Set<BoardNumber>();
  #showFrame: number | null = null;
  #isWaiting = false;
  #roundAt = 0;
  #frame: number | null = null;
  #pendingStep: PendingStep | null = null;
  #announcesMoment = false;

  constructor(classroom: ClassroomId, activity: ActivityId) {
    this.#classroom = classroom;
    this.replay = this.#replay;
    this.line = this.#line;
    this.alignment = this.#alignment;
    this.failure = this.#failure;
    this.moment = this.#moment;
    this.isPlaying = this.#clock.isRunning;
    this.speed = this.#clock.speed;
    this.skipsIdle = this.#clock.skipsIdle;
    this.announcement = this.#announcement;
    this.#wallTiles = new WallTiles((board) => this.#tiles.get(board));
    this.painter = this.#wallTiles.painter;
    const onFailure = (code: RequestErrorCode | null) => {
      this.#failure.value = code;
    };
    this.#logIndex = new LogIndex({
      fetch: () => fetchActivityReplay(classroom, activity),
      onIndex: (replay) => this.#setIndex(replay),
      onFailure,
      isLive: () => this.#replay.peek()?.boards.some(({ isLive }) => isLive) === true,
    });
    this.#feed = new ReplayFeed({
      fetch: (wanted) => fetchReplayFeed(classroom, activity, wanted),
      wanted: () => this.#wanted(),
      onPart: ({ board, firstSeq, segment }) => this.#tiles.get(board)?.take(firstSeq, segment),
      onProgress: () => this.#onProgress(),
      onFailure,
    });
  }

  /** Requests the index of all logs, and shows the first second once it is here. */
  open(): void {
    this.#logIndex.open();
  }

  close(): void {
    for (const frame of [this.#frame, this.#showFrame]) if (frame !== null) cancelAnimationFrame(frame);
    this.#logIndex.close();
    this.#feed.close();
    this.#wallTiles.close();
  }

  tile(board: BoardNumber): PastTile | undefined {
    return this.#tiles.get(board);
  }

  facts(board: BoardNumber): ReadonlySignal<TileFacts> {
    return this.#wallTiles.facts(board);
  }

  stage(board: BoardNumber): ReadonlySignal<PastStage> {
    return this.#stageOf(board);
  }

  /** The wall time that a board shows; 0: its log is empty. */
  wallTimeOf(board: BoardNumber): number {
    return this.#line.peek()?.wallTimeOf(board, this.#clock.time) ?? 0;
  }

  setVisible(board: BoardNumber, isVisible: boolean): void {
    if (isVisible === this.#visible.has(board)) return;
    if (isVisible) this.#visible.add(board);
    else this.#visible.delete(board);
    // Tiles come into view together: they are requested together.
    this.#showSoon();
  }

  play(): void {
    const axis = this.#line.peek()?.axis;
    if (axis === undefined) return;
    if (this.#clock.time >= axis.end) this.#clock.time = axis.start;
    // The time for which it rested has not passed for it.
    this.#clock.advance(performance.now(), axis, true);
    this.#run(true);
    this.#requestFrame();
  }

  pause(): void {
    this.#run(false);
    this.#show();
  }

  setSpeed(speed: Speed): void {
    this.#clock.speed.value = speed;
    this.#feed.refresh();
  }

  setSkipsIdle(skips: boolean): void {
    this.#clock.skipsIdle.value = skips;
  }

  setAlignment(alignment: Alignment): void {
    const line = this.#line.peek();
    if (line === null || alignment === this.#alignment.peek()) return;
    const next = this.#lineOf(alignment);
    const time = line.timeIn(next, this.#clock.time);
    batch(() => {
      this.#alignment.value = alignment;
      this.#line.value = next;
    });
    this.seek(time, true);
  }

  seek(time: number, isAnnounced = false): void {
    const line = this.#line.peek();
    if (line === null) return;
    this.#pendingStep = null;
    this.#clock.time = line.axis.clamp(time);
    this.#announcesMoment = isAnnounced && !this.#clock.isRunning.peek();
    this.#show();
  }

  seekBy(ms: number, isAnnounced: boolean): void {
    const axis = this.#line.peek()?.axis;
    if (axis !== undefined) this.seek(axis.timeOf(axis.barOf(this.#clock.time) + ms), isAnnounced);
  }

  step(by: 1 | -1): void {
    this.#run(false);
    this.#announcesMoment = false;
    this.#pendingStep = { by, from: this.#clock.time, segments: new Map(), missing: [] };
    this.#goOnStepping();
  }

  #run(isRunning: boolean): void {
    this.#clock.isRunning.value = isRunning;
    this.#pendingStep = null;
  }

  #setIndex(replay: ActivityReplay): void {
    const isFirst = this.#replay.peek() === null;
    const { activity, boards } = replay;
    for (const each of boards) {
      const { number, cut } = each.board;
      const tile = this.#tiles.get(number);
      if (tile === undefined) this.#tiles.set(number, new PastTile(each, activityRules(activity, cut)));
      else tile.update(each);
    }
    this.#wallTiles.setPicture(this.#classroom, activity);
    const line = this.#lineOf(this.#alignment.peek());
    if (isFirst) this.#clock.time = line.axis.start;
    batch(() => {
      this.#replay.value = replay;
      this.#line.value = line;
    });
    this.#show();
  }

  #lineOf(alignment: Alignment): ClassTimeline {
    return new ClassTimeline(new Map([...this.#tiles].map(([number, { line }]) => [number, line])), alignment);
  }

  #stageOf(board: BoardNumber): Signal<PastStage> {
    const stage = this.#stages.get(board) ?? signal<PastStage>('waiting');
    this.#stages.set(board, stage);
    return stage;
  }

  #tilesInView(): PastTile[] {
    return [...this.#visible].flatMap((number) => this.#tiles.get(number) ?? []);
  }

  #onProgress(): void {
    if (this.#pendingStep === null) this.#showSoon();
    else this.#goOnStepping();
  }

  /** Once, in the next frame, for all that changes until then. */
  #showSoon(): void {
    this.#showFrame ??= requestAnimationFrame(() => {
      this.#showFrame = null;
      this.#show();
    });
  }

  #requestFrame(): void {
    this.#frame ??= requestAnimationFrame((now) => {
      this.#frame = null;
      this.#onFrame(now);
    });
  }

  #onFrame(now: number): void {
    const line = this.#line.peek();
    if (line === null || !this.#clock.isRunning.peek()) return;
    const isOver = !this.#clock.advance(now, line.axis, this.#isWaiting);
    if (isOver || now - this.#roundAt >= ROUND_MS) {
      this.#roundAt = now;
      this.#show();
    }
    if (isOver) {
      this.#announce('end');
      this.#logIndex.refresh();
    } else this.#requestFrame();
  }

  /** Brings all tiles in view to the clock's second, and requests what they lack. */
  #show(): void {
    const line = this.#line.peek();
    if (line === null) return;
    const startedAt = performance.now();
    const { counts } = this.painter;
    batch(() => {
      for (const tile of this.#tilesInView()) this.#showTile(tile, line.wallTimeOf(tile.number, this.#clock.time));
      this.#publish();
    });
    counts.rounds += 1;
    counts.took += performance.now() - startedAt;
    this.#feed.refresh();
    if (this.#announcesMoment && !this.#isWaiting) this.#announce('moment');
  }

  #showTile(tile: PastTile, time: number | null): void {
    const wasLoaded = tile.isLoaded;
    tile.goTo(time);
    this.#stageOf(tile.number).value = tile.stage;
    const changed = tile.takeChanges();
    if (wasLoaded === tile.isLoaded && changed?.length === 0) return;
    this.painter.markDirty(tile.number, wasLoaded ? changed : null);
    if (tile.isLoaded) this.#wallTiles.refreshFacts(tile.number, tile.board);
  }

  /** Names what shows now of every board before what shows soon. */
  #wanted(): SegmentName[] {
    const line = this.#line.peek();
    if (line === null) return [];
    const step = this.#pendingStep;
    if (step !== null && step.missing.length > 0) return [...step.missing];
    const missing = (lead: number) =>
      this.#tilesInView().flatMap((tile) => {
        const time = line.wallTimeOf(tile.number, this.#clock.time);
        const firstSeqs = time === null ? [] : tile.missingAt(time, lead);
        return firstSeqs.map((firstSeq) => ({ board: tile.number, firstSeq }));
      });
    const now = missing(0);
    return now.length > 0 ? now : missing(LEAD_MS * this.#clock.speed.peek());
  }

  /** Looks for the next move of all boards, in the segments that are here; what else it may be in is requested. */
  #goOnStepping(): void {
    const line = this.#line.peek();
    const pending = this.#pendingStep;
    if (line === null || pending === null) return;
    const { by, from, segments } = pending;
    let best: { readonly board: BoardNumber; readonly time: number; readonly moves: readonly BoardMove[] } | null =
      null;
    const missing: (SegmentName & { readonly time: number })[] = [];
    for (const tile of this.#tilesInView()) {
      const board = tile.number;
      if (tile.line.segments.length === 0) continue;
      const { move, segment } = tile.nextMove(by, line.wallTimeOf(board, from) ?? 0, segments.get(board) ?? null);
      segments.set(board, segment);
      if (move.kind === 'none') continue;
      const time = line.timeOf(board, move.time) ?? 0;
      if (move.kind === 'missing') missing.push({ board, firstSeq: move.firstSeq, time });
      else if (best === null || (time - best.time) * by < 0) best = { board, time, moves: move.moves };
    }
    const found = best;
    pending.missing = missing.filter(({ time }) => found === null || (time - found.time) * by < 0);
    if (pending.missing.length > 0) {
      this.#isWaiting = true;
      this.#publish();
      this.#feed.refresh();
      return;
    }
    this.seek(found?.time ?? (by === 1 ? line.axis.end : line.axis.start));
    const moment = this.#moment.peek();
    if (moment === null) return;
    if (found === null) this.#announce('end');
    else this.#announcement.value = { kind: 'moves', board: found.board, moves: found.moves, moment };
  }

  #announce(kind: 'moment' | 'end'): void {
    this.#announcesMoment = false;
    const moment = this.#moment.peek();
    if (moment !== null) this.#announcement.value = { kind, moment };
  }

  #publish(): void {
    const tiles = this.#tilesInView();
    const progress = tiles.filter(({ isLoaded }) => isLoaded).map(({ board }) => boardProgress(board));
    // Before the page has laid its tiles out, none of them is in view.
    const isLaidOut = tiles.length > 0 || this.#tiles.size === 0;
    this.#isWaiting = !isLaidOut || tiles.some(({ stage }) => stage === 'waiting') || this.#pendingStep !== null;
    if (!isLaidOut) return;
    const next: ClassMoment = {
      time: this.#clock.time,
      boards: tiles.length,
      solved: tiles.filter(({ board }) => board.solved).length,
      unreadable: tiles.filter(({ stage }) => stage === 'unreadable').length,
      done: progress.reduce((sum, { done }) => sum + done, 0),
      of: progress.reduce((sum, { of }) => sum + of, 0),
      isPlaced: tiles.some(({ board }) => hidesAnswers(board.rules.puzzle.spec)),
      isWaiting: this.#isWaiting,
    };
    const before = this.#moment.peek();
    const keys = Object.keys(next) as (keyof ClassMoment)[];
    if (before === null || keys.some((key) => before[key] !== next[key])) this.#moment.value = next;
  }
}
