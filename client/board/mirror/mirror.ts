/**
 * One board as this page has it: the server's board, played back; this page's unanswered moves, predicted by the same rules; and what is
 * in this page's hand. The server always wins: a piece whose move it refused glides back.
 */

import { ownFailure } from '#client/base/own-failure.ts';
import { type BoardFrame, plainFrame } from '#client/board/board-frame.ts';
import type { BoardTransport, FrameSink, OwnOperation } from '#client/net/board-transport.ts';
import { OperationIds } from '#client/net/outbox/operation-ids.ts';
import type { StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import { type Board, type Group, groupOf } from '#shared/board/board.ts';
import type { Checked } from '#shared/board/board-event.ts';
import { MAT_ID, type Rules } from '#shared/board/board-rules.ts';
import type { Actor, SeenFrame } from '#shared/board/move.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { BoardNumber, GroupId, PieceId } from '#shared/ids.ts';
import { HINT_LEVELS } from '#shared/limits.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodePresence } from '#shared/wire/frames/presence-frame.ts';
import { decodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { ConfirmedBoard } from './confirmed-board.ts';
import { GlideBack } from './glide-back.ts';
import { type HeldPiece, HeldPieces } from './held-pieces.ts';
import { Outbox } from './outbox.ts';
import { predictBoard } from './prediction.ts';
import { RemotePointers } from './remote-pointers.ts';
import { WantedPiece } from './wanted-piece.ts';

export interface MirrorDeps {
  readonly number: BoardNumber;
  readonly rules: Rules;
  readonly actor: Actor;
  readonly transport: BoardTransport;
  /** Of this mirror's operations alone; by default under a number of its own. */
  readonly operationIds?: OperationIds;
  /** Keeps moves that are not answered beyond this page. */
  readonly stored?: StoredOutbox<OwnOperation>;
  /** Monotonic ms. */
  readonly now: () => number;
  readonly prefersReducedMotion: () => boolean;
  /** A move of this page was refused, of this piece; null: of none. */
  readonly onRefused: (failure: Failure, piece: PieceId | null) => void;
  /** The piece that this pointer took up is no longer in hand; the server refused or ended the hold. */
  readonly onLost?: (pointer: number) => void;
  /** The piece that this pointer took up went back: its hand had not moved for long. */
  readonly onIdle?: (pointer: number) => void;
  /** A piece that this page wanted while it was in another's hand is free. */
  readonly onFreed?: () => void;
  /** The teacher shows where this piece goes. */
  readonly onTeacherHint?: (piece: PieceId) => void;
  /** Somebody has asked which pieces are right. */
  readonly onChecked?: (checked: Checked) => void;
  /** The next frame differs. */
  readonly onChange: () => void;
}

/** The pointer of a page or program that has only one. */
const ONLY_POINTER = 1;

export class Mirror implements FrameSink {
  readonly rules: Rules;
  readonly number: BoardNumber;
  readonly actor: Actor;
  readonly #deps: MirrorDeps;
  readonly #confirmed: ConfirmedBoard;
  readonly #outbox: Outbox;
  readonly #glideBack: GlideBack;
  readonly #pointers: RemotePointers;
  readonly #heldPieces: HeldPieces;
  readonly #wanted = new WantedPiece();
  #predictedCache: Board | null = null;

  constructor(deps: MirrorDeps) {
    this.#deps = deps;
    this.rules = deps.rules;
    this.number = deps.number;
    this.actor = deps.actor;
    this.#confirmed = new ConfirmedBoard({
      rules: deps.rules,
      onGap: () => deps.transport.resync(),
      onReplaced: () => {
        this.#predictedCache = null;
      },
      onPieceShown: (piece) => deps.onTeacherHint?.(piece),
      onChecked: (checked) => deps.onChecked?.(checked),
    });
    this.#glideBack = new GlideBack(deps.prefersReducedMotion);
    this.#pointers = new RemotePointers(deps.actor.member);
    this.#heldPieces = new HeldPieces({
      board: deps.number,
      actor: deps.actor,
      transport: deps.transport,
      now: deps.now,
      head: () => this.streamPosition,
      onLost: (pointer, held, failure) => this.#onHoldLost(pointer, held, failure),
      onIdle: (pointer) => {
        this.letGo(pointer);
        deps.onIdle?.(pointer);
      },
    });
    this.#outbox = new Outbox({
      operationIds: deps.operationIds ?? new OperationIds(),
      stored: deps.stored ?? null,
      now: deps.now,
      send: (operation) => (deps.transport.isOpen ? deps.transport.sendOperation(operation) : null),
      onRefused: (operation, failure) => this.#onRefused('piece' in operation ? operation.piece : null, failure),
      onChange: () => this.#changed(),
    });
  }

  /** False until the first patch. */
  get isLoaded(): boolean {
    return this.#confirmed.isLoaded;
  }

  /** The server's board, as played back so far. */
  get confirmed(): Board {
    return this.#confirmed.board;
  }

  /** The server's board with this page's unanswered operations. */
  get predicted(): Board {
    this.#predictedCache ??= predictBoard(this.confirmed, this.actor, this.#outbox.operations);
    return this.#predictedCache;
  }

  get streamPosition(): SeenFrame | undefined {
    return this.#confirmed.streamPosition;
  }

  /** The piece in this page's hand, of several the one that was taken up first; null: none. */
  get inHand(): PieceId | null {
    return this.#heldPieces.pieces[0]?.piece ?? null;
  }

  /** What is in this page's hand, and by which pointers. */
  get held(): Pick<HeldPieces, 'pieces' | 'pointers'> {
    return this.#heldPieces;
  }

  get isHolding(): boolean {
    return !this.#heldPieces.isEmpty;
  }

  get unsavedSince(): number | null {
    return this.#outbox.unackedSince;
  }

  /** Solved and saved, so that a celebration is never taken back. */
  get isSolved(): boolean {
    return this.#confirmed.isSolved;
  }

  onFrame(bytes: Uint8Array): void {
    const now = this.#deps.now();
    switch (frameTypeOf(bytes)) {
      case FRAME.tick:
        this.#confirmed.receiveTick(decodeTickFrame(bytes), now);
        break;
      case FRAME.patch:
        this.#confirmed.receivePatch(decodePatch(bytes), now);
        break;
      case FRAME.presence:
        this.#pointers.receive(decodePresence(bytes).pointers, now);
        break;
      default:
        return;
    }
    this.#deps.onChange();
  }

  /** Sends what waits, and requests the holds in hand again. */
  onConnected(shownPlaces: readonly PieceId[] = []): void {
    for (const piece of shownPlaces) this.#confirmed.expectHint(piece, HINT_LEVELS);
    this.#predictedCache = null;
    this.#outbox.resume();
    this.#heldPieces.onConnected();
  }

  reclaimHolds(): void {
    this.#heldPieces.reclaim();
  }

  onNoBoard(failure: Failure): void {
    this.#outbox.refuseAll(failure);
  }

  /** Sends once more what was refused for the time being, if it is due. */
  retry(): void {
    if (this.#deps.transport.isOpen) this.#outbox.pump();
    this.#heldPieces.retry();
  }

  /**
   * Takes a piece up. False, with a refusal, when the piece is in another's hand or the class is paused; a teacher may do both.
   * False without one when the piece is on the mat, or in this page's hand already.
   */
  take(piece: PieceId, pointer = ONLY_POINTER): boolean {
    const group = groupOf(this.predicted, piece);
    const { hold } = group;
    if (group.id === MAT_ID || this.#heldGroups().has(group.id)) return false;
    const isHeldByOther = hold !== null && (hold.member !== this.actor.member || hold.page !== this.actor.page);
    if (isHeldByOther && !this.actor.isTeacher) {
      this.#wanted.want(piece, this.#deps.now());
      this.#deps.onRefused(ownFailure('held', { member: hold.member }), piece);
      return false;
    }
    if (this.confirmed.paused && !this.actor.isTeacher) {
      this.#deps.onRefused(ownFailure('paused'), piece);
      return false;
    }
    this.#wanted.forget();
    this.#glideBack.stop(group.id);
    this.#heldPieces.take(pointer, piece, this.#displayedPosition(group), this.#seen, isHeldByOther);
    this.#changed();
    return true;
  }

  /** Moves what the pointer holds; x, y is the group's origin, in units. */
  carry(x: number, y: number, pointer = ONLY_POINTER): void {
    if (!this.isHolding) return;
    this.#heldPieces.carry(pointer, { x: Math.round(x), y: Math.round(y) });
    this.#deps.onChange();
  }

  /** Drops what the pointer holds. @param snapFloor it snaps at this distance at least, in units, as far as the rules let it */
  put(x: number, y: number, pointer = ONLY_POINTER, snapFloor = 0): void {
    const held = this.#heldPieces.release(pointer);
    if (held === null) return;
    const { tolerance, snapFloorMax } = this.rules;
    const floor = snapFloor > tolerance ? { snapFloor: Math.min(Math.round(snapFloor), snapFloorMax) } : {};
    const { piece, seen } = held;
    this.#outbox.enqueue({ kind: 'drop', piece, x: Math.round(x), y: Math.round(y), seen, ...floor });
  }

  /** Releases what the pointer holds, or all that is in hand: it glides back to where it was taken up. */
  letGo(pointer?: number): void {
    for (const each of pointer === undefined ? this.#heldPieces.pointers : [pointer]) {
      const held = this.#heldPieces.putBack(each);
      if (held === null) continue;
      this.#glideBack.start(groupOf(this.predicted, held.piece).id, held.at, this.#deps.now());
      this.#changed();
    }
  }

  /** Lift and drop in one: for taps, keys and switches. */
  drop(piece: PieceId, x: number, y: number): void {
    this.#outbox.enqueue({ kind: 'drop', piece, x, y, seen: this.#seen });
  }

  /** Asks which pieces are right. What lies there by then counts: it is sent behind the moves that wait. */
  check(): void {
    if (this.confirmed.paused && !this.actor.isTeacher) this.#deps.onRefused(ownFailure('paused'), null);
    else this.#outbox.enqueue({ kind: 'check' });
  }

  turn(piece: PieceId, turn: number): void {
    this.#outbox.enqueue({ kind: 'turn', piece, turn, seen: this.#seen });
  }

  /** Counts a hint that this page gave. The page goes by it at once: a drop may come before the server's word. */
  hint(piece: PieceId, level: number): void {
    this.#deps.transport.hint(piece, level);
    this.#confirmed.expectHint(piece, level);
    this.#predictedCache = null;
  }

  /** Plays the board back up to now, and returns what it shows. At the end of a pause it sends what waits. */
  nextFrame(): BoardFrame {
    const now = this.#deps.now();
    const wasPaused = this.confirmed.paused;
    if (this.#confirmed.advance(now)) {
      this.#predictedCache = null;
      this.#heldPieces.reconcile(this.confirmed);
      if (wasPaused && !this.confirmed.paused) this.onConnected();
      if (this.#wanted.isFreed(this.confirmed, now)) this.#deps.onFreed?.();
    }
    if (this.#outbox.confirm(this.confirmed.seq)) this.#predictedCache = null;
    const { predicted } = this;
    const held = this.#heldPieces.pieces.map(({ piece, at }) => [groupOf(predicted, piece).id, at] as const);
    const pointers = this.#pointers.visibleAt(now);
    return {
      ...plainFrame(predicted),
      positions: new Map([...this.#movingPositions(now), ...held]),
      inHand: new Set(held.map(([group]) => group)),
      pointers,
      isMoving: this.#confirmed.isMoving || this.#glideBack.isMoving || pointers.length > 0,
    };
  }

  /** Stops the timers, and forgets what is in hand. What is not saved stays stored for a later page. */
  close(): void {
    for (const pointer of this.#heldPieces.pointers) this.#heldPieces.release(pointer);
    this.#outbox.close();
  }

  get #seen(): SeenFrame {
    return { epoch: this.confirmed.epoch, seq: this.confirmed.seq };
  }

  /** Groups that glide: as others move them, and back to their place. A group that this page predicts is drawn as predicted. */
  #movingPositions(now: number): Map<GroupId, Point> {
    const { predicted } = this;
    const positions = new Map<GroupId, Point>();
    for (const [id, place] of this.#confirmed.gliding(now))
      if (predicted.groups.get(id) === this.confirmed.groups.get(id)) positions.set(id, place);
    for (const id of this.#glideBack.ids()) {
      const group = predicted.groups.get(id);
      const place = group === undefined ? null : this.#glideBack.positionAt(id, group, now);
      if (place !== null) positions.set(id, place);
    }
    return positions;
  }

  #heldGroups(): ReadonlySet<GroupId> {
    return new Set(this.#heldPieces.pieces.map(({ piece }) => groupOf(this.predicted, piece).id));
  }

  #displayedPosition(group: Group): Point {
    return this.#confirmed.gliding(this.#deps.now()).get(group.id) ?? { x: group.x, y: group.y };
  }

  /** The piece glides to where the server has it. */
  #onHoldLost(pointer: number, { piece, at }: HeldPiece, failure: Failure): void {
    this.#deps.onLost?.(pointer);
    this.#glideBack.start(groupOf(this.confirmed, piece).id, at, this.#deps.now());
    this.#deps.onRefused(failure, piece);
    this.#changed();
  }

  /** The operation will never be carried out: the piece glides back. */
  #onRefused(piece: PieceId | null, failure: Failure): void {
    if (piece === null) {
      this.#predictedCache = null;
      this.#deps.onRefused(failure, piece);
      return;
    }
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
