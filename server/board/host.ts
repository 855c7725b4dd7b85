/**
 * The one owner of one board. Every move passes through `submit`, in order; what is decided becomes the tick's frame, which goes to the
 * log and to the subscribers. It owns leases, pointers and subscribers; the rules are elsewhere.
 */

import type { Journal } from '#server/journal/journal.ts';
import type { LogWriter } from '#server/journal/log-writer.ts';
import type { Attention } from '#shared/attention/attention-fold.ts';
import { apply } from '#shared/board/apply.ts';
import { authorOf, type Board, type Group, type Hold } from '#shared/board/board.ts';
import { type BoardEvent, isDurable } from '#shared/board/board-event.ts';
import { decide } from '#shared/board/decide.ts';
import type { Actor, Move, Operation } from '#shared/board/move.ts';
import { TickBuilder } from '#shared/board/tick.ts';
import type { BoardNumber, Member, Page } from '#shared/ids.ts';
import { DRAGS_PER_FRAME_MAX } from '#shared/limits.ts';
import type { Answer, OperationResult } from '#shared/protocol/answer.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { encodePresence, type PointerView } from '#shared/wire/frames/presence-frame.ts';
import { encodeTickBody, encodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { CarriedOut } from './carried-out.ts';
import { Commits } from './commits.ts';
import { HoldLeases } from './hold-leases.ts';
import { type OpenedBoard, updateAttention } from './open.ts';
import type { SnapshotWriter } from './snapshots.ts';
import type { Subscribers } from './subscribers.ts';

export type SubmitResult = { readonly ok: true; readonly events: readonly BoardEvent[] } | Failure;

export interface BoardHostEvents {
  /** Another process owns the board now. */
  readonly onLost: () => void;
  /** The board has been solved, or is no longer; durable. */
  readonly onSolvedChange: () => void;
}

export interface BoardHostDeps extends BoardHostEvents {
  readonly opened: OpenedBoard;
  readonly journal: Journal;
  readonly snapshots: SnapshotWriter;
  readonly subscribers: Subscribers;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

export class BoardHost {
  readonly number: BoardNumber;
  readonly board: Board;
  readonly subscribers: Subscribers;
  readonly #journal: Journal;
  readonly #writer: LogWriter;
  readonly #snapshots: SnapshotWriter;
  readonly #now: () => number;
  readonly #openedAt: number;
  /** Ms since 1970 when the epoch began. */
  readonly #wallTime: number;
  #attention: Attention;
  readonly #epochStart: number;
  readonly #tick = new TickBuilder();
  readonly #leases: HoldLeases;
  readonly #commits: Commits;
  readonly #carriedOut = new CarriedOut();
  readonly #pointers = new Map<Member, PointerView>();
  /** The page that moved in this tick, and whether the tick is nothing but drags of this one page. */
  #mover: Page | null = null;
  #isSingleMover = true;
  #durable = false;
  /** The last `committedSeq` that subscribers have. */
  #announcedCommitted: number;
  #sentSeq: number;
  #isLost = false;
  /** Another process is to have the board: it takes no more moves. */
  #isClosing = false;
  #wasSolved: boolean;
  readonly #events: BoardHostEvents;

  constructor({ opened, journal, snapshots, subscribers, now, ...events }: BoardHostDeps) {
    this.number = opened.key.board;
    this.board = opened.board;
    this.subscribers = subscribers;
    this.#journal = journal;
    this.#snapshots = snapshots;
    this.#now = now;
    this.#openedAt = opened.openedAt;
    this.#wallTime = opened.wallTime;
    this.#attention = opened.attention;
    this.#epochStart = opened.board.seq;
    this.#commits = new Commits(opened.board.seq);
    this.#leases = new HoldLeases(opened.board, now);
    this.#announcedCommitted = opened.board.seq;
    this.#sentSeq = opened.board.seq;
    this.#wasSolved = opened.board.solved;
    this.#events = events;
    this.#writer = journal.open(opened.key, opened.board.epoch, {
      committed: (seq, bytes) => this.#committed(seq, bytes),
      lost: () => this.giveUp(),
    });
  }

  /** The board's clock: whole ms since the epoch began. */
  get time(): number {
    return Math.floor(this.#now() - this.#openedAt);
  }

  /** The counts of the attention rules on this board. */
  get attention(): Attention {
    return this.#attention;
  }

  get isIdle(): boolean {
    return this.subscribers.size === 0 && this.#tick.isEmpty && this.#commits.committedSeq === this.board.seq;
  }

  /** Whether the board is solved, and that is durable. */
  get isSolved(): boolean {
    return this.board.solved && this.#isDurable;
  }

  /** Whether the board was solved when its events were last all durable. Unlike `isSolved` it does not flicker while a later one commits. */
  get isSolvedDurably(): boolean {
    return this.#wasSolved;
  }

  /** Whether every durable event is committed. */
  get #isDurable(): boolean {
    return this.#tick.isEmpty && this.#commits.isSettled;
  }

  /** Decides a move and applies it at once. Motion and lifts need no more; an operation waits in `execute` until it is durable. */
  submit(actor: Actor, move: Move): SubmitResult {
    if (this.#isLost || this.#isClosing) return failure('moved');
    // Motion waits in memory too while the store is away, and that memory is bounded.
    if (!this.#journal.hasRoom) return failure('unsaved');
    // In a frame of its own: its undo lays the board as of the frame before, which has every move until now.
    if (move.kind === 'reset' || move.kind === 'restore') this.#closeTick();
    const decision = decide(this.board, actor, move, this.#epochStart);
    if (!decision.ok) {
      const { refusal } = decision;
      if (refusal.code === 'held') return failure('held', { member: refusal.holder });
      if (refusal.code === 'touched') return failure('touched', { member: refusal.by });
      return failure(refusal.code);
    }
    if (move.kind === 'lift' && decision.events.length > 0 && this.#hasMaxHolds(actor)) return failure('too-fast');
    for (const event of decision.events) this.#applyEvent(event, actor.page);
    return { ok: true, events: decision.events };
  }

  /** Executes an operation once however often it is requested, and answers when it is durable. */
  async execute(actor: Actor, operation: Operation): Promise<Answer<OperationResult>> {
    if (this.#isLost) return failure('moved');
    const { page, counter } = operation.operation;
    const last = this.board.operations.get(authorOf(actor.member, page));
    if (last !== undefined && counter <= last.counter) {
      const result = this.#carriedOut.get(actor.member, operation.operation) ?? { seq: last.seq };
      return this.#answerDurable(result);
    }
    const submitted = this.submit(actor, operation);
    if (!submitted.ok) return submitted;
    return this.#answerDurable(this.#carriedOut.add(actor.member, operation, this.board.seq + 1));
  }

  async #answerDurable(result: OperationResult): Promise<Answer<OperationResult>> {
    const answer = await this.#commits.when(result.seq);
    return answer.ok ? { ...answer, ...result } : answer;
  }

  /** Executes a move that has no operation id, and answers when it is durable. */
  async submitDurable(actor: Actor, move: Move): Promise<Answer<OperationResult>> {
    const submitted = this.submit(actor, move);
    return submitted.ok ? this.#commits.when(this.board.seq + 1) : submitted;
  }

  /** Answers once frame `seq` is durable. Refused with `no-moment` where the board has no such frame yet. */
  async whenDurable(seq: number): Promise<Answer<OperationResult>> {
    if (this.#isLost) return failure('moved');
    return seq > this.board.seq ? failure('no-moment') : this.#commits.when(seq);
  }

  /** Renews what a page holds. */
  renewHolds(of: Hold): void {
    this.#leases.renew(of);
  }

  /** Frees what a page holds: the page has ended, or a newer one has its seat. */
  endPage(of: Hold): void {
    for (const group of this.#leases.heldBy(of)) this.#release(group, of.page);
  }

  setPointer(pointer: PointerView): void {
    this.#pointers.set(pointer.member, pointer);
  }

  /** Ends the tick: its frame goes to the log and to the subscribers. */
  tick(): void {
    if (this.#isClosing) return;
    for (const group of this.#leases.takeExpired()) if (group.hold) this.#release(group, group.hold.page);
    this.#closeTick();
    if (this.#announcedCommitted < this.#commits.durableSeq && this.#commits.isSettled) this.#announceCommitted();
    if (this.#pointers.size > 0) {
      if (this.subscribers.size > 1) {
        this.subscribers.broadcast(encodePresence({ board: this.number, pointers: [...this.#pointers.values()] }));
      }
      this.#pointers.clear();
    }
    this.subscribers.catchUp((seq) => this.patchFrom(seq));
  }

  /** Changes since frame `from` (0: all), as of a whole frame. A subscriber that is added synchronously after it misses nothing. */
  patchFrom(from: number): Uint8Array {
    this.#closeTick();
    const head = { board: this.number, time: this.time, committedSeq: this.#commits.committedSeq };
    return encodePatch(this.board, from, head);
  }

  /** The same; null when nothing has changed since. */
  changesSince(from: number): Uint8Array | null {
    this.#closeTick();
    return from === this.board.seq ? null : this.patchFrom(from);
  }

  /** What a page that has the board as of `have` needs: the changes within this epoch, or everything. */
  patchFor(have: { readonly epoch: number; readonly seq: number } | undefined): Uint8Array {
    this.#closeTick();
    const known = have !== undefined && have.epoch === this.board.epoch && have.seq <= this.board.seq;
    return this.patchFrom(known && have.seq >= this.#epochStart ? have.seq : 0);
  }

  /** A page holds no more pieces than one of its frames can drag: nobody can keep all pieces from the others. */
  #hasMaxHolds(of: Hold): boolean {
    return this.#leases.heldBy(of).length >= DRAGS_PER_FRAME_MAX;
  }

  #applyEvent(event: BoardEvent, page: Page): void {
    const seq = this.board.seq + 1;
    if (event.kind !== 'dragged') {
      this.#attention = updateAttention(this.#attention, this.board, event, this.#wallTime + this.time);
    }
    apply(this.board, event, seq);
    this.#tick.add(event);
    if (event.kind !== 'dragged' || (this.#mover ?? page) !== page) this.#isSingleMover = false;
    this.#mover = page;
    if (isDurable(event)) this.#durable = true;
    this.#leases.update(event);
  }

  #release({ id, x, y }: Group, page: Page): void {
    this.#applyEvent({ kind: 'released', group: id, x, y }, page);
  }

  #closeTick(): void {
    if (this.#tick.isEmpty || this.#isLost) return;
    const seq = this.board.seq + 1;
    const time = this.time;
    const tick = this.#tick.take();
    // With events the log stores the very bytes that subscribers get; of motion alone it takes the values.
    const body = tick.events.length > 0 ? encodeTickBody(tick) : null;
    this.board.seq = seq;
    if (this.#durable) this.#commits.written(seq);
    if (body === null) this.#writer.addMotion(seq, time, tick.drags);
    else this.#writer.add(seq, time, body, this.#durable);
    if (this.#needsBroadcast) this.#broadcast(seq, time, body ?? encodeTickBody(tick));
    // Its chunk ends with it: a replay that begins there reads no frame of before.
    if (this.#snapshots.frameWritten(this.board, time)) this.#writer.closeLast();
    this.#durable = false;
    this.#mover = null;
    this.#isSingleMover = true;
  }

  /** False where nobody else watches: a page needs no echo of its own drags. */
  get #needsBroadcast(): boolean {
    if (this.subscribers.size === 0) return false;
    return !(this.#isSingleMover && this.#mover !== null && this.subscribers.isOnly(this.#mover));
  }

  #broadcast(seq: number, time: number, body: Uint8Array): void {
    const { epoch } = this.board;
    const head = {
      board: this.number,
      epoch,
      seq,
      after: this.#sentSeq,
      time,
      committedSeq: this.#commits.committedSeq,
    };
    this.subscribers.broadcast(encodeTickFrame(head, body), seq);
    this.#sentSeq = seq;
    this.#announcedCommitted = this.#commits.committedSeq;
  }

  /** Sends `committedSeq` in a patch, mostly an empty one, when no frame has carried it. */
  #announceCommitted(): void {
    this.#announcedCommitted = this.#commits.committedSeq;
    if (this.subscribers.size === 0) return;
    // From the last frame sent: a page that moves alone did not get its own drags, and would find a gap.
    this.subscribers.broadcast(this.patchFrom(this.#sentSeq), this.board.seq);
    this.#sentSeq = this.board.seq;
  }

  #committed(seq: number, bytes: number): void {
    this.#snapshots.committed(seq, bytes);
    this.#commits.committed(seq);
    if (!this.#isDurable || this.board.solved === this.#wasSolved) return;
    this.#wasSolved = this.board.solved;
    this.#events.onSolvedChange();
  }

  /**
   * Takes no more moves, and resolves when everything until now is durable and answered. Nothing of it is lost, motion neither. Whoever
   * closes it ends the connections: their pages come back, and are not to come before the board can be opened elsewhere.
   */
  async close(): Promise<void> {
    this.#closeTick();
    this.#isClosing = true;
    this.#writer.flush();
    await this.#commits.when(this.board.seq);
    // The answers leave before the connections end.
    await new Promise((resolve) => setImmediate(resolve));
    this.#lose();
  }

  /** After a failure: the log counts, and what is in memory alone does not. */
  giveUp(): void {
    if (this.#isLost) return;
    this.#lose();
    // Their pages still refer to this host, and it owns no board any more.
    this.subscribers.disconnectAll();
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#commits.lost();
    this.#events.onLost();
  }
}
