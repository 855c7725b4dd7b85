/** What pointers do to the board in play: they move pieces in the mirror, unless a tool takes the next press for itself. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { HandCallbacks } from '#client/board/hand/pointer-input.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { playSound } from '#client/play/sound/sounds.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

/** A tool that takes the next press on a piece. */
export type PiecePicker = (piece: PieceId) => void;

export interface PlayHandDeps {
  readonly mirror: Mirror;
  /** This page is about to take this piece up. */
  readonly onLift: (piece: PieceId) => void;
  /** This page has taken this piece up. */
  readonly onTaken: (piece: PieceId) => void;
  /** This page has put a piece down, and it joins nothing there. */
  readonly onNotJoined: (piece: PieceId) => void;
}

/** The device vibrates this long when a piece of this page joins. Milliseconds. */
const JOIN_VIBRATION_MS = 30;

export class PlayHand implements HandCallbacks {
  /** What the next press on a piece does instead of lifting it; null: it lifts. */
  readonly picking: ReadonlySignal<PiecePicker | null>;
  /** The piece that this page touched last, by any means. */
  lastTouched: PieceId | null = null;
  readonly #deps: PlayHandDeps;
  readonly #picking = signal<PiecePicker | null>(null);

  constructor(deps: PlayHandDeps) {
    this.#deps = deps;
    this.picking = this.#picking;
  }

  pickWith(pick: PiecePicker | null): void {
    this.#picking.value = pick;
  }

  /** Gives the piece to the tool that takes the next press; false: there is none. */
  pick(piece: PieceId): boolean {
    const pick = this.#picking.peek();
    this.#picking.value = null;
    pick?.(piece);
    return pick !== null;
  }

  onTake(piece: PieceId, _at: Point, pointer: number): boolean {
    if (this.pick(piece)) return false;
    this.lastTouched = piece;
    this.#deps.onLift(piece);
    const isTaken = this.#deps.mirror.take(piece, pointer);
    if (isTaken) {
      playSound('take');
      this.#deps.onTaken(piece);
    }
    return isTaken;
  }

  onCarry(_piece: PieceId, { x, y }: Point, pointer: number): void {
    this.#deps.mirror.carry(x, y, pointer);
  }

  onPut(piece: PieceId, { x, y }: Point, pointer: number, snapFloor: number): void {
    const { mirror } = this.#deps;
    const { done } = boardProgress(mirror.predicted);
    mirror.put(x, y, pointer, snapFloor);
    if (boardProgress(mirror.predicted).done > done) signalJoin();
    else this.#deps.onNotJoined(piece);
  }

  onPutBack(_piece: PieceId, pointer: number): void {
    this.#deps.mirror.letGo(pointer);
  }
}

/** Lets hand and ear know of a join. */
export function signalJoin(): void {
  playSound('join');
  // Not every browser has it, whatever its type says.
  const { vibrate }: { vibrate?: Navigator['vibrate'] } = navigator;
  vibrate?.call(navigator, [JOIN_VIBRATION_MS]);
}
