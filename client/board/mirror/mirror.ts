/**
 * One board as this page has it: what the server said, played back; what this page did and the server has not shown yet,
 * drawn by the same rules; and the group in this page's hand. The server's word always wins, and a move that lost glides back.
 */
import { apply } from '../../../shared/board/apply.ts';
import { authorOf, type Board, copyOf, dealtBoard, type Group, groupOf } from '../../../shared/board/board.ts';
import { decide } from '../../../shared/board/decide.ts';
import type { Actor, Move, Seen } from '../../../shared/board/move.ts';
import { MAT_ID, type Rules } from '../../../shared/board/rules.ts';
import type { Point } from '../../../shared/geometry/pose.ts';
import type { BoardNumber, GroupId, Member, PieceId } from '../../../shared/ids.ts';
import { DRAG_COUNTER_MAX, DRAG_MS } from '../../../shared/limits.ts';
import type { Failure } from '../../../shared/protocol/errors.ts';
import type { Answer, Carried, Done } from '../../../shared/protocol/events.ts';
import { scatter } from '../../../shared/puzzle/scatter.ts';
import { Playback } from '../../../shared/replay/playback.ts';
import { encodeDrag } from '../../../shared/wire/drag.ts';
import { FRAME, frameTypeOf } from '../../../shared/wire/frame.ts';
import { decodePatch } from '../../../shared/wire/patch.ts';
import { decodePresence } from '../../../shared/wire/presence.ts';
import { decodeTickFrame } from '../../../shared/wire/tick.ts';
import { POINTER_MS } from '../../limits.ts';
import { Glides } from './glides.ts';
import { Outbox, type OwnOperation } from './outbox.ts';
import { ServerClock } from './server-clock.ts';

/** The way to the server. Null or false: there is none right now. */
export interface Way {
  readonly isOpen: boolean;
  /** The next number of this page's operations, on whichever board. */
  nextCounter(): number;
  lift(piece: PieceId, takeOver: boolean): Promise<Answer<Done> | 'unanswered'> | null;
  release(piece: PieceId): void;
  frame(bytes: Uint8Array): void;
  operation(operation: OwnOperation): Promise<Answer<Carried> | 'unanswered'> | null;
  /** Frames are missing: enter the board anew from where the page stands. */
  resync(): void;
}

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
  /** Something is to be drawn anew. */
  readonly onChange: () => void;
}

export interface Pointer extends Point {
  readonly member: Member;
  readonly laser: boolean;
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

interface Hand {
  readonly piece: PieceId;
  /** Where its group lay when it was taken up. */
  readonly from: Point;
  at: Point;
  readonly seen: Seen;
  /** The server said yes. */
  granted: boolean;
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
  readonly #pointers = new Map<Member, Pointer & { readonly heardAt: number }>();
  #hand: Hand | null = null;
  #predicted: Board | null = null;
  #dragCounter = 0;
  #lastDragAt = 0;
  #dragTimer: ReturnType<typeof setTimeout> | null = null;
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
    this.#predicted ??= this.#predict();
    return this.#predicted;
  }

  /** Where this page stands: what `enter` says when it comes back. */
  get stand(): Seen | undefined {
    return this.#isLoaded ? { epoch: this.told.epoch, seq: this.#playback.headSeq } : undefined;
  }

  get inHand(): PieceId | null {
    return this.#hand?.piece ?? null;
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
        for (const pointer of decodePresence(bytes).pointers) {
          if (pointer.member !== this.actor.member) this.#pointers.set(pointer.member, { ...pointer, heardAt: now });
        }
        break;
      default:
        return;
    }
    this.#parts.onChange();
  }

  /** The way is open (again): what waits is sent, and what is in hand is asked for anew. */
  onOpen(): void {
    this.#outbox.pump();
    if (this.#hand !== null) this.#askForHand(this.#hand, false);
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
    if (group.id === MAT_ID || this.#hand !== null) return false;
    const isOther = hold !== null && (hold.member !== this.actor.member || hold.page !== this.actor.page);
    if (isOther && !this.actor.teacher) {
      this.#parts.onRefused({ ok: false, code: 'held', when: 'final', message: '', member: hold.member }, piece);
      return false;
    }
    if (this.told.paused && !this.actor.teacher) {
      this.#parts.onRefused({ ok: false, code: 'paused', when: 'later', message: '' }, piece);
      return false;
    }
    const place = this.#placeOf(group);
    this.#hand = {
      piece,
      from: place,
      at: place,
      seen: { epoch: this.told.epoch, seq: this.told.seq },
      granted: false,
    };
    this.#glides.stop(group.id);
    this.#askForHand(this.#hand, isOther);
    this.#changed();
    return true;
  }

  /** Moves what is in hand; x, y is the group's origin. Sent at most every DRAG_MS, the last position wins. */
  carry(x: number, y: number): void {
    if (this.#hand === null) return;
    this.#hand.at = { x: Math.round(x), y: Math.round(y) };
    const wait = this.#lastDragAt + DRAG_MS - this.#parts.now();
    if (wait <= 0) this.#sendDrag();
    else this.#dragTimer ??= setTimeout(() => this.#sendDrag(), wait);
    this.#parts.onChange();
  }

  /** Puts down what is in hand. */
  put(x: number, y: number): void {
    const hand = this.#hand;
    if (hand === null) return;
    this.#endHand();
    this.drop(hand.piece, Math.round(x), Math.round(y), hand.seen);
  }

  /** Lets go of what is in hand: it goes back to where it was taken up. */
  letGo(): void {
    const hand = this.#hand;
    if (hand === null) return;
    const { at } = hand;
    hand.at = { x: Math.round(hand.from.x), y: Math.round(hand.from.y) };
    this.#sendDrag();
    this.#endHand();
    this.#parts.way.release(hand.piece);
    this.#glides.start(groupOf(this.board, hand.piece).id, at, this.#parts.now());
    this.#changed();
  }

  /** Lift and drop in one: for taps, keys and switches. */
  drop(piece: PieceId, x: number, y: number, seen: Seen = { epoch: this.told.epoch, seq: this.told.seq }): void {
    this.#outbox.ask({ kind: 'drop', piece, x, y, seen });
  }

  turn(piece: PieceId, turn: number): void {
    const seen = { epoch: this.told.epoch, seq: this.told.seq };
    this.#outbox.ask({ kind: 'turn', piece, turn, seen });
  }

  /** Moves on to `now`, and says what is to be drawn. */
  show(): Shown {
    const now = this.#parts.now();
    const time = this.#clock.shownAt(now);
    if (this.#playback.advance(time)) {
      this.#predicted = null;
      this.#checkHand();
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
    const inHand = this.#hand === null ? null : groupOf(board, this.#hand.piece).id;
    if (this.#hand !== null && inHand !== null) lying.set(inHand, this.#hand.at);
    for (const [member, { heardAt }] of this.#pointers) if (now - heardAt > POINTER_MS) this.#pointers.delete(member);
    return {
      board,
      lying,
      inHand,
      pointers: [...this.#pointers.values()],
      isMoving: this.#playback.isMoving || this.#glides.isMoving || this.#pointers.size > 0,
    };
  }

  /** Lets go of timers. */
  close(): void {
    if (this.#dragTimer !== null) clearTimeout(this.#dragTimer);
    this.#dragTimer = null;
  }

  #placeOf(group: Group): Point {
    return this.#playback.gliding(this.#clock.shownAt(this.#parts.now())).get(group.id) ?? { x: group.x, y: group.y };
  }

  #askForHand(hand: Hand, takeOver: boolean): void {
    const asked = this.#parts.way.isOpen ? this.#parts.way.lift(hand.piece, takeOver) : null;
    void asked?.then((answer) => {
      if (answer === 'unanswered' || this.#hand !== hand) return;
      if (answer.ok) hand.granted = true;
      else if (answer.when === 'final') this.#loseHand(answer);
    });
  }

  /** The server's word on what is in hand: somebody else's now, or nobody's any more. */
  #checkHand(): void {
    const hand = this.#hand;
    if (hand === null || !hand.granted) return;
    const { hold, id } = groupOf(this.told, hand.piece);
    if (id === MAT_ID) this.#loseHand({ ok: false, code: 'placed', when: 'final', message: '' });
    else if (hold === null) {
      // The lease ran out while the way was closed: ask again, from where it is in hand.
      hand.granted = false;
      this.#askForHand(hand, false);
    } else if (hold.member !== this.actor.member || hold.page !== this.actor.page) {
      this.#loseHand({ ok: false, code: 'held', when: 'final', message: '', member: hold.member });
    }
  }

  #loseHand(failure: Failure): void {
    const hand = this.#hand;
    if (hand === null) return;
    this.#endHand();
    this.#glides.start(groupOf(this.told, hand.piece).id, hand.at, this.#parts.now());
    this.#parts.onRefused(failure, hand.piece);
    this.#changed();
  }

  #endHand(): void {
    this.#hand = null;
    if (this.#dragTimer !== null) clearTimeout(this.#dragTimer);
    this.#dragTimer = null;
  }

  #sendDrag(): void {
    this.#dragTimer = null;
    const hand = this.#hand;
    if (hand === null || !this.#parts.way.isOpen) return;
    this.#lastDragAt = this.#parts.now();
    this.#dragCounter = (this.#dragCounter + 1) & DRAG_COUNTER_MAX;
    const { x, y } = hand.at;
    this.#parts.way.frame(
      encodeDrag({ board: this.number, counter: this.#dragCounter, drags: [{ piece: hand.piece, x, y }] }),
    );
  }

  /** An operation will never be: what was drawn of it glides back. */
  #refused(piece: PieceId, failure: Failure): void {
    const before = groupOf(this.board, piece);
    this.#predicted = null;
    const after = groupOf(this.board, piece);
    this.#glides.start(after.id, { x: before.x, y: before.y }, this.#parts.now());
    this.#parts.onRefused(failure, piece);
  }

  #predict(): Board {
    const { operations } = this.#outbox;
    if (operations.length === 0) return this.told;
    const board = copyOf(this.told);
    for (const operation of operations) this.#foresee(board, operation);
    return board;
  }

  /** What the server already carried out is seen in its own frames; the rest is decided here by the same rules. */
  #foresee(board: Board, move: Move & OwnOperation): void {
    const last = board.operations.get(authorOf(this.actor.member, this.actor.page));
    if (last !== undefined && last.counter >= move.operation.counter) return;
    const decision = decide(board, this.actor, move, Number.MAX_SAFE_INTEGER);
    if (!decision.ok) return;
    for (const event of decision.events) apply(board, event, board.seq + 1);
  }

  #changed(): void {
    this.#predicted = null;
    this.#parts.onChange();
  }
}
