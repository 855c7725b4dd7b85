/**
 * One board as this page has it: what the server said, played back; what this page did and the server has not shown yet,
 * drawn by the same rules; and the group in this page's hand. The server's word always wins, and a move that lost glides back.
 */
import { type Board, dealtBoard, type Group, groupOf } from '../../../shared/board/board.ts';
import type { Actor, Seen } from '../../../shared/board/move.ts';
import { MAT_ID, type Rules } from '../../../shared/board/rules.ts';
import type { Point } from '../../../shared/geometry/pose.ts';
import type { BoardNumber, GroupId, PieceId } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/protocol/errors.ts';
import { scatter } from '../../../shared/puzzle/scatter.ts';
import { Playback } from '../../../shared/replay/playback.ts';
import { FRAME, frameTypeOf } from '../../../shared/wire/frame.ts';
import { decodePatch } from '../../../shared/wire/patch.ts';
import { decodePresence } from '../../../shared/wire/presence.ts';
import { decodeTickFrame } from '../../../shared/wire/tick.ts';
import { foreseen } from './foresight.ts';
import { Glides } from './glides.ts';
import { Grip, type Held } from './grip.ts';
import { Outbox } from './outbox.ts';
import { type Pointer, Pointers } from './pointers.ts';
import { ServerClock } from './server-clock.ts';
import type { Way } from './way.ts';

export interface MirrorParts {
  readonly number: BoardNumber;
  readonly rules: Rules;
  readonly actor: Actor;
  readonly way: Way;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Does this person want no motion? */
  readonly still: () => boolean;
  /** A move of this page was refused: says why, and which piece it was. */
  readonly onRefused: (failure: Failure, piece: PieceId) => void;
  /** The teacher shows where this piece goes. */
  readonly onShown?: (piece: PieceId) => void;
  /** Something is to be drawn anew. */
  readonly onChange: () => void;
}

/** What is to be drawn now. */
export interface Shown {
  readonly board: Board;
  /** Groups that are not drawn where the board has them. */
  readonly lying: ReadonlyMap<GroupId, Point>;
  /** The group in this page's hand. */
  readonly inHand: GroupId | null;
  readonly pointers: readonly Pointer[];
  /** Will it look different a moment later, though nothing more comes? */
  readonly isMoving: boolean;
}

export class Mirror {
  readonly rules: Rules;
  readonly number: BoardNumber;
  readonly actor: Actor;
  readonly #parts: MirrorParts;
  readonly #playback: Playback;
  readonly #clock = new ServerClock();
  readonly #outbox: Outbox;
  readonly #glides: Glides;
  readonly #pointers: Pointers;
  readonly #grip: Grip;
  #predicted: Board | null = null;
  #committedSeq = 0;
  /** False until the first patch came. */
  #isLoaded = false;

  constructor(parts: MirrorParts) {
    this.#parts = parts;
    this.rules = parts.rules;
    this.number = parts.number;
    this.actor = parts.actor;
    const { rules } = parts;
    this.#playback = new Playback(dealtBoard(rules, scatter(rules.puzzle, 0, rules.turns), 0));
    this.#glides = new Glides(parts.still);
    this.#pointers = new Pointers(parts.actor.member);
    this.#grip = new Grip({
      board: parts.number,
      actor: parts.actor,
      way: parts.way,
      now: parts.now,
      onLost: (held, failure) => this.#lost(held, failure),
    });
    this.#outbox = new Outbox({
      page: parts.actor.page,
      nextCounter: () => parts.way.nextCounter(),
      now: parts.now,
      send: (operation) => (parts.way.isOpen ? parts.way.operation(operation) : null),
      onRefused: (operation, failure) => this.#refused(operation.piece, failure),
      onChange: () => this.#changed(),
    });
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** The server's word alone, as played back so far. */
  get told(): Board {
    return this.#playback.board;
  }

  /** With this page's own unanswered operations. */
  get board(): Board {
    this.#predicted ??= foreseen(this.told, this.actor, this.#outbox.operations);
    return this.#predicted;
  }

  /** Where this page stands: what `enter` says when it comes back. */
  get stand(): Seen | undefined {
    return this.#isLoaded ? { epoch: this.told.epoch, seq: this.#playback.headSeq } : undefined;
  }

  get inHand(): PieceId | null {
    return this.#grip.held?.piece ?? null;
  }

  /** Since when something of this page waits to be saved; null: all is saved. */
  get unsavedSince(): number | null {
    return this.#outbox.waitingSince;
  }

  /** Solved, and durably so: what is celebrated is not taken back. */
  get isSolved(): boolean {
    return this.told.solved && this.#committedSeq >= this.told.seq;
  }

  /** A binary frame of this board came. */
  onFrame(bytes: Uint8Array): void {
    const now = this.#parts.now();
    switch (frameTypeOf(bytes)) {
      case FRAME.tick: {
        const frame = decodeTickFrame(bytes);
        const taken = this.#playback.push(frame);
        if (taken === 'gap') this.#parts.way.resync();
        if (taken === 'taken') {
          this.#clock.heard(frame.time, now);
          this.#committedSeq = Math.max(this.#committedSeq, frame.committedSeq);
          for (const event of frame.tick.events) if (event.kind === 'shown') this.#parts.onShown?.(event.piece);
        }
        break;
      }
      case FRAME.patch: {
        const patch = decodePatch(bytes);
        if (patch.epoch !== this.told.epoch) {
          this.#clock.forget();
          this.#committedSeq = 0;
        }
        const taken = this.#playback.patch(patch);
        if (taken === 'gap') this.#parts.way.resync();
        if (taken === 'taken') {
          this.#clock.heard(patch.time, now);
          this.#committedSeq = Math.max(this.#committedSeq, patch.committedSeq);
          this.#isLoaded = true;
          if (patch.from === 0) this.#predicted = null;
        }
        break;
      }
      case FRAME.presence:
        this.#pointers.heard(decodePresence(bytes).pointers, now);
        break;
      default:
        return;
    }
    this.#parts.onChange();
  }

  /** The way is open (again): what waits is sent, and what is in hand is asked for anew. */
  onOpen(): void {
    this.#outbox.pump();
    this.#grip.onOpen();
  }

  /** Something that was refused for now may be possible now. */
  askAgain(): void {
    if (this.#parts.way.isOpen) this.#outbox.pump();
  }

  /**
   * Takes a piece up. False, with the reason told, when that cannot be: the piece lies on the mat, somebody else has it,
   * or the class is paused. A teacher takes it out of another's hand.
   */
  take(piece: PieceId): boolean {
    const group = groupOf(this.board, piece);
    const { hold } = group;
    if (group.id === MAT_ID || this.#grip.held !== null) return false;
    const isOther = hold !== null && (hold.member !== this.actor.member || hold.page !== this.actor.page);
    if (isOther && !this.actor.teacher) {
      this.#parts.onRefused({ ok: false, code: 'held', when: 'final', message: '', member: hold.member }, piece);
      return false;
    }
    if (this.told.paused && !this.actor.teacher) {
      this.#parts.onRefused({ ok: false, code: 'paused', when: 'later', message: '' }, piece);
      return false;
    }
    this.#glides.stop(group.id);
    this.#grip.take(piece, this.#placeOf(group), this.#seen, isOther);
    this.#changed();
    return true;
  }

  /** Moves what is in hand; x, y is the group's origin. Sent at most every DRAG_MS, the last position wins. */
  carry(x: number, y: number): void {
    if (this.#grip.held === null) return;
    this.#grip.carry({ x: Math.round(x), y: Math.round(y) });
    this.#parts.onChange();
  }

  /** Puts down what is in hand. */
  put(x: number, y: number): void {
    const held = this.#grip.open();
    if (held !== null) this.drop(held.piece, Math.round(x), Math.round(y), held.seen);
  }

  /** Lets go of what is in hand: it goes back to where it was taken up. */
  letGo(): void {
    const held = this.#grip.giveBack();
    if (held === null) return;
    this.#glides.start(groupOf(this.board, held.piece).id, held.at, this.#parts.now());
    this.#changed();
  }

  /** Lift and drop in one: for taps, keys and switches. */
  drop(piece: PieceId, x: number, y: number, seen: Seen = this.#seen): void {
    this.#outbox.ask({ kind: 'drop', piece, x, y, seen });
  }

  turn(piece: PieceId, turn: number): void {
    this.#outbox.ask({ kind: 'turn', piece, turn, seen: this.#seen });
  }

  /** A hint was given on this page. */
  hint(piece: PieceId, level: number): void {
    this.#parts.way.hint(piece, level);
  }

  /** Moves on to `now`, and says what is to be drawn. */
  show(): Shown {
    const now = this.#parts.now();
    const time = this.#clock.shownAt(now);
    if (this.#playback.advance(time)) {
      this.#predicted = null;
      this.#grip.check(this.told);
    }
    if (this.#outbox.shown(this.told.seq)) this.#predicted = null;
    const { board } = this;
    const lying = new Map<GroupId, Point>();
    const glidingNow = this.#playback.gliding(time);
    // What this page predicts is drawn as predicted: only groups that are as the server has them glide.
    for (const [id, place] of glidingNow) if (board.groups.get(id) === this.told.groups.get(id)) lying.set(id, place);
    for (const id of this.#glides.ids()) {
      const group = board.groups.get(id);
      const place = group === undefined ? null : this.#glides.at(id, group, now);
      if (place !== null) lying.set(id, place);
    }
    const { held } = this.#grip;
    const inHand = held === null ? null : groupOf(board, held.piece).id;
    if (held !== null && inHand !== null) lying.set(inHand, held.at);
    const pointers = this.#pointers.at(now);
    return {
      board,
      lying,
      inHand,
      pointers,
      isMoving: this.#playback.isMoving || this.#glides.isMoving || pointers.length > 0,
    };
  }

  /** Lets go of timers. */
  close(): void {
    this.#grip.open();
  }

  get #seen(): Seen {
    return { epoch: this.told.epoch, seq: this.told.seq };
  }

  #placeOf(group: Group): Point {
    return this.#playback.gliding(this.#clock.shownAt(this.#parts.now())).get(group.id) ?? { x: group.x, y: group.y };
  }

  /** It is drawn where the server has it, and this person hears why. */
  #lost({ piece, at }: Held, failure: Failure): void {
    this.#glides.start(groupOf(this.told, piece).id, at, this.#parts.now());
    this.#parts.onRefused(failure, piece);
    this.#changed();
  }

  /** An operation will never be: what was drawn of it glides back. */
  #refused(piece: PieceId, failure: Failure): void {
    const before = groupOf(this.board, piece);
    this.#predicted = null;
    const after = groupOf(this.board, piece);
    this.#glides.start(after.id, { x: before.x, y: before.y }, this.#parts.now());
    this.#parts.onRefused(failure, piece);
  }

  #changed(): void {
    this.#predicted = null;
    this.#parts.onChange();
  }
}
