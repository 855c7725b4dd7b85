/**
 * One replay of a board: the index of its log, the segments around the shown second, a clock of its own, and what a stage draws by it.
 * Live goes on underneath; nothing here reaches the server but requests for parts of the log.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type BoardFrame, plainFrame } from '#client/board/board-frame.ts';
import type { AppearanceOf } from '#client/board/stage/player-marks.ts';
import { fetchReplayIndex, fetchReplaySegment } from '#client/net/http/replay-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import { type Board, boardProgress } from '#shared/board/board.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import { hidesAnswers } from '#shared/puzzle/kinds/registry.ts';
import type { BoardMove } from '#shared/replay/board-moves.ts';
import type { ReplayMark } from '#shared/replay/marks.ts';
import { SegmentPlayer } from '#shared/replay/segment-player.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import { readChatMarks } from './chat-marks.ts';
import { LogIndex } from './log-index.ts';
import { MarkReader } from './mark-reader.ts';
import { memberAppearance } from './member-appearance.ts';
import { ReplayClock, type Speed } from './replay-clock.ts';
import type { ReplayControl } from './replay-control.ts';
import type { ReplayScreen } from './replay-screen.ts';
import { SegmentCache } from './segment-cache.ts';
import { SegmentDecoder } from './segment-decoder.ts';

/** While it plays, the bar is told where it is this often at most. Milliseconds. */
const PUBLISH_MS = 100;

export interface ReplaySessionOptions {
  readonly classroom: ClassroomId;
  readonly board: BoardNumber;
  readonly createScreen: (appearanceOf: AppearanceOf) => ReplayScreen;
  /** By which the marks of attention are counted. */
  readonly thresholds: Thresholds;
  /** Marks what was written in the chat, too. */
  readonly marksChat: boolean;
  /** What shows at first: the log's first second, its last one, as live shows it, or that of a wall time. */
  readonly beginsAt: 'start' | 'end' | number;
}

/** What the bar shows of the present moment. */
export interface ReplayMoment {
  /** Wall time, ms since 1970. */
  readonly time: number;
  /** Joins made, of all that the picture needs. */
  readonly done: number;
  readonly of: number;
  /** It is not told at once what is right: `done` counts what was placed. */
  readonly isPlaced: boolean;
  /** Nothing of this second can be read. */
  readonly isUnreadable: boolean;
  /** The second is not here yet; what shows is another one. */
  readonly isWaiting: boolean;
}

/** What is announced when a person has moved the replay. */
export type ReplayAnnouncement =
  | { readonly kind: 'moves'; readonly moves: readonly BoardMove[]; readonly moment: ReplayMoment }
  | { readonly kind: 'moment'; readonly moment: ReplayMoment }
  | { readonly kind: 'end'; readonly moment: ReplayMoment };

/** A step that waits for its segment. */
interface PendingStep {
  readonly by: 1 | -1;
  /** Index of the segment to look in next. */
  readonly segment: number;
  readonly from: number;
}

export class ReplaySession implements ReplayControl {
  /** Null: not here yet. */
  readonly index: ReadonlySignal<ReplayIndex | null>;
  readonly line: ReadonlySignal<Timeline | null>;
  /** Why something does not come: the server refuses it, or it is requested again. */
  readonly failure: ReadonlySignal<RequestErrorCode | null>;
  readonly moment: ReadonlySignal<ReplayMoment | null>;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly speed: ReadonlySignal<Speed>;
  readonly skipsIdle: ReadonlySignal<boolean>;
  readonly announcement: ReadonlySignal<ReplayAnnouncement | null>;
  /** By time. */
  readonly marks: ReadonlySignal<readonly ReplayMark[]>;
  readonly #options: ReplaySessionOptions;
  readonly #index = signal<ReplayIndex | null>(null);
  readonly #line = signal<Timeline | null>(null);
  readonly #failure = signal<RequestErrorCode | null>(null);
  readonly #moment = signal<ReplayMoment | null>(null);
  readonly #chatMarks = signal<readonly ReplayMark[]>([]);
  readonly #announcement = signal<ReplayAnnouncement | null>(null);
  readonly #clock = new ReplayClock(0);
  readonly #logIndex: LogIndex<ReplayIndex>;
  readonly #decoder: SegmentDecoder;
  readonly #segments: SegmentCache;
  readonly #marks: MarkReader;
  readonly #screen: ReplayScreen;
  #player: SegmentPlayer | null = null;
  /** The board that shows: of the player, or the last one before an unreadable stretch. */
  #board: Board | null = null;
  #isWaiting = false;
  #publishedAt = 0;
  #pendingStep: PendingStep | null = null;
  #pendingAnnouncement: 'moment' | null = null;
  #endChat: () => void = () => undefined;

  constructor(options: ReplaySessionOptions) {
    this.#options = options;
    this.index = this.#index;
    this.line = this.#line;
    this.failure = this.#failure;
    this.moment = this.#moment;
    this.isPlaying = this.#clock.isRunning;
    this.speed = this.#clock.speed;
    this.skipsIdle = this.#clock.skipsIdle;
    this.announcement = this.#announcement;
    const { classroom, board } = options;
    this.#screen = options.createScreen((member) => memberAppearance(this.#index.peek(), member));
    const onFailure = (code: RequestErrorCode | null) => {
      this.#failure.value = code;
    };
    this.#logIndex = new LogIndex({
      fetch: () => fetchReplayIndex(classroom, board),
      onIndex: (index) => this.#setIndex(index),
      onFailure,
      isLive: () => this.#index.peek()?.isLive === true,
    });
    this.#decoder = new SegmentDecoder(this.#index, this.#line);
    this.#segments = new SegmentCache({
      fetch: ({ firstSeq }) => fetchReplaySegment(classroom, board, firstSeq),
      decode: (span, segment) => this.#decoder.decode(span, segment),
      onLoaded: () => this.#onLoaded(),
      onFailure,
    });
    const { thresholds } = options;
    this.#marks = new MarkReader({ cache: this.#segments, thresholds, isSeeking: () => this.#isWaiting });
    this.marks = computed(() =>
      [...this.#marks.marks.value, ...this.#chatMarks.value].sort((one, other) => one.time - other.time),
    );
  }

  /** The last frame that the board that shows has; at least the first one. */
  get frame(): number {
    return Math.max(1, this.#board?.seq ?? 1);
  }

  /** Requests the log's index, and takes the screen over once there is a second to show. */
  open(): void {
    this.#logIndex.open();
  }

  /** Gives the screen back to the live board. */
  close(): void {
    this.#logIndex.close();
    this.#endChat();
    this.#segments.close();
    this.#marks.close();
    this.#screen.show(null);
  }

  play(): void {
    const line = this.#line.peek();
    if (line === null) return;
    if (this.#clock.time >= line.end) this.#clock.time = line.start;
    this.#run(true);
  }

  pause(): void {
    this.#run(false);
  }

  setSpeed(speed: Speed): void {
    this.#clock.speed.value = speed;
  }

  setSkipsIdle(skips: boolean): void {
    this.#clock.skipsIdle.value = skips;
  }

  /** @param time wall time @param isAnnounced says it once it shows */
  seek(time: number, isAnnounced = false): void {
    const line = this.#line.peek();
    if (line === null) return;
    this.#pendingStep = null;
    this.#clock.time = line.clamp(time);
    this.#pendingAnnouncement = isAnnounced && !this.#clock.isRunning.peek() ? 'moment' : null;
    this.#show();
  }

  /** Moves along the bar. Milliseconds of the bar. */
  seekBy(ms: number, isAnnounced: boolean): void {
    const line = this.#line.peek();
    if (line !== null) this.seek(line.timeOf(line.barOf(this.#clock.time) + ms), isAnnounced);
  }

  /** Pauses, and shows the board after the next move, or after the one before. */
  step(by: 1 | -1): void {
    const line = this.#line.peek();
    if (line === null) return;
    this.pause();
    const { time } = this.#clock;
    this.#pendingAnnouncement = null;
    this.#pendingStep = { by, from: time, segment: line.segmentAt(time) };
    this.#goOnStepping();
  }

  #run(isRunning: boolean): void {
    this.#clock.isRunning.value = isRunning;
    this.#pendingStep = null;
    this.#screen.invalidate();
  }

  #setIndex(index: ReplayIndex): void {
    const isFirst = this.#index.peek() === null;
    const line = new Timeline(index);
    batch(() => {
      this.#index.value = index;
      this.#line.value = line;
    });
    if (isFirst && this.#options.marksChat) this.#readChat(index, line);
    if (isFirst) {
      const { beginsAt } = this.#options;
      this.#clock.time = typeof beginsAt === 'number' ? line.clamp(beginsAt) : line[beginsAt];
    }
    this.#marks.read(line.segments);
    this.#show();
  }

  #readChat({ members }: ReplayIndex, line: Timeline): void {
    this.#endChat = readChatMarks({
      classroom: this.#options.classroom,
      members,
      within: { from: line.start, to: line.end },
      onMarks: (marks) => {
        this.#chatMarks.value = marks;
      },
    });
  }

  #onLoaded(): void {
    if (this.#pendingStep === null) this.#show();
    else this.#goOnStepping();
  }

  /** Looks for the move in the segment whose turn it is, as soon as that is here. */
  #goOnStepping(): void {
    const line = this.#line.peek();
    const pending = this.#pendingStep;
    if (line === null || pending === null) return;
    const { by, from, segment } = pending;
    const span = line.segments[segment];
    if (span === undefined) {
      this.#pendingStep = null;
      this.seek(by === 1 ? line.end : line.start);
      this.#announce('end');
      return;
    }
    const fold = this.#segments.get(span);
    if (fold === null) {
      this.#segments.request(span);
      this.#isWaiting = true;
      this.#publish();
      return;
    }
    const found = by === 1 ? fold.firstMoveAfter(from) : fold.lastMoveBefore(from);
    const frame = found === null ? undefined : fold.frames[found];
    if (found === null || frame === undefined) {
      this.#pendingStep = { ...pending, segment: segment + by };
      this.#goOnStepping();
      return;
    }
    this.seek(frame.time);
    const moment = this.#moment.peek();
    if (moment !== null) this.#announcement.value = { kind: 'moves', moves: fold.movesAt(found), moment };
  }

  /** Shows the clock's second, or requests it. */
  #show(): void {
    if (this.#update()) this.#screen.show({ frame: () => this.#frame() });
    this.#publish();
    if (this.#pendingAnnouncement !== null && !this.#isWaiting) this.#announce(this.#pendingAnnouncement);
    this.#screen.invalidate();
  }

  #announce(kind: 'moment' | 'end'): void {
    this.#pendingAnnouncement = null;
    const moment = this.#moment.peek();
    if (moment !== null) this.#announcement.value = { kind, moment };
  }

  /** Brings the board to the clock's second. True: it is the first one that can be shown. */
  #update(): boolean {
    const line = this.#line.peek();
    if (line === null) return false;
    const { time } = this.#clock;
    const at = line.segmentAt(time);
    const span = line.segments[at];
    if (span === undefined) return false;
    const fold = this.#segments.getAt(span, time);
    this.#isWaiting = fold === null;
    if (fold === null) {
      this.#segments.request(span);
      return false;
    }
    if (this.#player?.fold === fold) this.#player.goTo(time);
    else this.#player = SegmentPlayer.at(fold, time);
    const next = line.segments[at + 1];
    if (next !== undefined) this.#segments.request(next);
    const isFirst = this.#board === null;
    this.#board = this.#player?.board ?? this.#board ?? this.#decoder.deal();
    return isFirst;
  }

  #frame(): BoardFrame {
    const line = this.#line.peek();
    const now = performance.now();
    if (line !== null && !this.#clock.advance(now, line, this.#isWaiting)) {
      this.#announce('end');
      this.#logIndex.refresh();
    }
    this.#update();
    if (now - this.#publishedAt >= PUBLISH_MS || !this.#clock.isRunning.peek()) this.#publish();
    const board = this.#board ?? this.#decoder.deal();
    return {
      ...plainFrame(board),
      positions: this.#player?.gliding() ?? new Map(),
      isMoving: this.#clock.isRunning.peek(),
      homeView: 'mat',
      cutLineOpacity: board.solved ? 0 : 1,
      isPast: true,
    };
  }

  #publish(): void {
    this.#publishedAt = performance.now();
    const board = this.#board;
    if (board === null) return;
    const { time } = this.#clock;
    const from = this.#player === null ? 0 : this.#player.fold.unreadableFrom;
    const next: ReplayMoment = {
      time,
      ...boardProgress(board),
      isPlaced: hidesAnswers(board.rules.puzzle.spec),
      isUnreadable: !this.#isWaiting && from !== null && time >= from,
      isWaiting: this.#isWaiting,
    };
    const before = this.#moment.peek();
    const isSame =
      before !== null &&
      before.time === next.time &&
      before.done === next.done &&
      before.isUnreadable === next.isUnreadable &&
      before.isWaiting === next.isWaiting;
    if (!isSame) this.#moment.value = next;
  }
}
