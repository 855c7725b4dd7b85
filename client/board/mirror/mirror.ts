/**
 * One board as this page has it: what the server said, played back; what this page did and the server has not shown yet,
 * drawn by the same rules; and the group in this page's hand. The server's word always wins, and a move that lost glides back.
 */
import { type Board, dealtBoard, type Group, groupOf } from '#shared/board/board.ts';
import { MAT_ID, type Rules } from '#shared/board/board-rules.ts';
import type { Actor, SeenFrame } from '#shared/board/move.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { BoardNumber, GroupId, PieceId } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { Playback } from '#shared/replay/playback.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frame-header.ts';
import { decodePatch } from '#shared/wire/patch.ts';
import { decodePresence } from '#shared/wire/presence-frame.ts';
import { decodeTickFrame } from '#shared/wire/tick-frame.ts';
import type { BoardTransport } from './board-transport.ts';
import { GlideBack } from './glide-back.ts';
import { HeldPiece, type HoldState } from './held-piece.ts';
import { Outbox } from './outbox.ts';
import { PlaybackClock } from './playback-clock.ts';
import { predictBoard } from './prediction.ts';
import { type RemotePointer, RemotePointers } from './remote-pointers.ts';

export interface MirrorDeps {
  readonly number: BoardNumber;
  readonly rules: Rules;
  readonly actor: Actor;
  readonly transport: BoardTransport;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Does this person want no motion? */
  readonly prefersReducedMotion: () => boolean;
  /** A move of this page was refused: says why, and which piece it was. */
  readonly onRefused: (failure: Failure, piece: PieceId) => void;
  /** The teacher shows where this piece goes. */
  readonly onTeacherHint?: (piece: PieceId) => void;
  /** Something is to be drawn anew. */
  readonly onChange: () => void;
}

/** What is to be drawn now. */
export interface MirrorFrame {
  readonly board: Board;
  /** Groups that are not drawn where the board has them. */
  readonly positions: ReadonlyMap<GroupId, Point>;
  /** The group in this page's hand. */
  readonly inHand: GroupId | null;
  readonly pointers: readonly RemotePointer[];
  /** Will it look different a moment later, though nothing more comes? */
  readonly isMoving: boolean;
}

export class Mirror {
  readonly rules: Rules;
  readonly number: BoardNumber;
  readonly actor: Actor;
  readonly #deps: MirrorDeps;
  readonly #playback: Playback;
  readonly #clock = new PlaybackClock();
  readonly #outbox: Outbox;
  readonly #glideBack: GlideBack;
  readonly #pointers: RemotePointers;
  readonly #heldPiece: HeldPiece;
  #predictedCache: Board | null = null;
  #committedSeq = 0;
  /** False until the first patch came. */
  #isLoaded = false;

  constructor(deps: MirrorDeps) {
    this.#deps = deps;
    this.rules = deps.rules;
    this.number = deps.number;
    this.actor = deps.actor;
    const { rules } = deps;
    this.#playback = new Playback(dealtBoard(rules, scatter(rules.puzzle, 0, rules.turns), 0));
    this.#glideBack = new GlideBack(deps.prefersReducedMotion);
    this.#pointers = new RemotePointers(deps.actor.member);
    this.#heldPiece = new HeldPiece({
      board: deps.number,
      actor: deps.actor,
      transport: deps.transport,
      now: deps.now,
      onLost: (held, failure) => this.#onHoldLost(held, failure),
    });
    this.#outbox = new Outbox({
      page: deps.actor.page,
      nextCounter: () => deps.transport.nextCounter(),
      now: deps.now,
      send: (operation) => (deps.transport.isOpen ? deps.transport.sendOperation(operation) : null),
      onRefused: (operation, failure) => this.#onRefused(operation.piece, failure),
      onChange: () => this.#changed(),
    });
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** The server's word alone, as played back so far. */
  get confirmed(): Board {
    return this.#playback.board;
  }

  /** With this page's own unanswered operations. */
  get predicted(): Board {
    this.#predictedCache ??= predictBoard(this.confirmed, this.actor, this.#outbox.operations);
    return this.#predictedCache;
  }

  /** Where this page stands: what `enter` says when it comes back. */
  get streamPosition(): SeenFrame | undefined {
    return this.#isLoaded ? { epoch: this.confirmed.epoch, seq: this.#playback.headSeq } : undefined;
  }

  get inHand(): PieceId | null {
    return this.#heldPiece.current?.piece ?? null;
  }

  /** Since when something of this page waits to be saved; null: all is saved. */
  get unsavedSince(): number | null {
    return this.#outbox.unackedSince;
  }

  /** Solved, and durably so: what is celebrated is not taken back. */
  get isSolved(): boolean {
    return this.confirmed.solved && this.#committedSeq >= this.confirmed.seq;
  }

  /** A binary frame of this board came. */
  onFrame(bytes: Uint8Array): void {
    const now = this.#deps.now();
    switch (frameTypeOf(bytes)) {
      case FRAME.tick: {
        const frame = decodeTickFrame(bytes);
        const result = this.#playback.push(frame);
        if (result === 'gap') this.#deps.transport.resync();
        if (result === 'taken') {
          this.#clock.addSample(frame.time, now);
          this.#committedSeq = Math.max(this.#committedSeq, frame.committedSeq);
          for (const event of frame.tick.events) if (event.kind === 'shown') this.#deps.onTeacherHint?.(event.piece);
        }
        break;
      }
      case FRAME.patch: {
        const patch = decodePatch(bytes);
        if (patch.epoch !== this.confirmed.epoch) {
          this.#clock.reset();
          this.#committedSeq = 0;
        }
        const result = this.#playback.patch(patch);
        if (result === 'gap') this.#deps.transport.resync();
        if (result === 'taken') {
          this.#clock.addSample(patch.time, now);
          this.#committedSeq = Math.max(this.#committedSeq, patch.committedSeq);
          this.#isLoaded = true;
          if (patch.from === 0) this.#predictedCache = null;
        }
        break;
      }
      case FRAME.presence:
        this.#pointers.receive(decodePresence(bytes).pointers, now);
        break;
      default:
        return;
    }
    this.#deps.onChange();
  }

  /** The way is open (again): what waits is sent, and what is in hand is asked for anew. */
  onConnected(): void {
    this.#outbox.pump();
    this.#heldPiece.onConnected();
  }

  /** Something that was refused for now may be possible now. */
  retry(): void {
    if (this.#deps.transport.isOpen) this.#outbox.pump();
  }

  /**
   * Takes a piece up. False, with the reason told, when that cannot be: the piece lies on the mat, somebody else has it,
   * or the class is paused. A teacher takes it out of another's hand.
   */
  take(piece: PieceId): boolean {
    const group = groupOf(this.predicted, piece);
    const { hold } = group;
    if (group.id === MAT_ID || this.#heldPiece.current !== null) return false;
    const isHeldByOther = hold !== null && (hold.member !== this.actor.member || hold.page !== this.actor.page);
    if (isHeldByOther && !this.actor.isTeacher) {
      this.#deps.onRefused({ ok: false, code: 'held', retry: 'final', message: '', member: hold.member }, piece);
      return false;
    }
    if (this.confirmed.paused && !this.actor.isTeacher) {
      this.#deps.onRefused({ ok: false, code: 'paused', retry: 'later', message: '' }, piece);
      return false;
    }
    this.#glideBack.stop(group.id);
    this.#heldPiece.take(piece, this.#displayedPosition(group), this.#seen, isHeldByOther);
    this.#changed();
    return true;
  }

  /** Moves what is in hand; x, y is the group's origin. Sent at most every DRAG_MS, the last position wins. */
  carry(x: number, y: number): void {
    if (this.#heldPiece.current === null) return;
    this.#heldPiece.carry({ x: Math.round(x), y: Math.round(y) });
    this.#deps.onChange();
  }

  /** Puts down what is in hand. */
  put(x: number, y: number): void {
    const held = this.#heldPiece.release();
    if (held !== null) this.drop(held.piece, Math.round(x), Math.round(y), held.seen);
  }

  /** Lets go of what is in hand: it goes back to where it was taken up. */
  letGo(): void {
    const held = this.#heldPiece.putBack();
    if (held === null) return;
    this.#glideBack.start(groupOf(this.predicted, held.piece).id, held.at, this.#deps.now());
    this.#changed();
  }

  /** Lift and drop in one: for taps, keys and switches. */
  drop(piece: PieceId, x: number, y: number, seen: SeenFrame = this.#seen): void {
    this.#outbox.enqueue({ kind: 'drop', piece, x, y, seen });
  }

  turn(piece: PieceId, turn: number): void {
    this.#outbox.enqueue({ kind: 'turn', piece, turn, seen: this.#seen });
  }

  /** A hint was given on this page. */
  hint(piece: PieceId, level: number): void {
    this.#deps.transport.hint(piece, level);
  }

  /** Moves on to `now`, and says what is to be drawn. */
  nextFrame(): MirrorFrame {
    const now = this.#deps.now();
    const time = this.#clock.playbackTime(now);
    if (this.#playback.advance(time)) {
      this.#predictedCache = null;
      this.#heldPiece.reconcile(this.confirmed);
    }
    if (this.#outbox.confirm(this.confirmed.seq)) this.#predictedCache = null;
    const { predicted } = this;
    const positions = new Map<GroupId, Point>();
    const gliding = this.#playback.gliding(time);
    // What this page predicts is drawn as predicted: only groups that are as the server has them glide.
    for (const [id, place] of gliding)
      if (predicted.groups.get(id) === this.confirmed.groups.get(id)) positions.set(id, place);
    for (const id of this.#glideBack.ids()) {
      const group = predicted.groups.get(id);
      const place = group === undefined ? null : this.#glideBack.positionAt(id, group, now);
      if (place !== null) positions.set(id, place);
    }
    const { current } = this.#heldPiece;
    const inHand = current === null ? null : groupOf(predicted, current.piece).id;
    if (current !== null && inHand !== null) positions.set(inHand, current.at);
    const pointers = this.#pointers.visibleAt(now);
    return {
      board: predicted,
      positions,
      inHand,
      pointers,
      isMoving: this.#playback.isMoving || this.#glideBack.isMoving || pointers.length > 0,
    };
  }

  /** Lets go of timers. */
  close(): void {
    this.#heldPiece.release();
  }

  get #seen(): SeenFrame {
    return { epoch: this.confirmed.epoch, seq: this.confirmed.seq };
  }

  #displayedPosition(group: Group): Point {
    return (
      this.#playback.gliding(this.#clock.playbackTime(this.#deps.now())).get(group.id) ?? { x: group.x, y: group.y }
    );
  }

  /** It is drawn where the server has it, and this person hears why. */
  #onHoldLost({ piece, at }: HoldState, failure: Failure): void {
    this.#glideBack.start(groupOf(this.confirmed, piece).id, at, this.#deps.now());
    this.#deps.onRefused(failure, piece);
    this.#changed();
  }

  /** An operation will never be: what was drawn of it glides back. */
  #onRefused(piece: PieceId, failure: Failure): void {
    const before = groupOf(this.predicted, piece);
    this.#predictedCache = null;
    const after = groupOf(this.predicted, piece);
    this.#glideBack.start(after.id, { x: before.x, y: before.y }, this.#deps.now());
    this.#deps.onRefused(failure, piece);
  }

  #changed(): void {
    this.#predictedCache = null;
    this.#deps.onChange();
  }
}
