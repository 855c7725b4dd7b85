/** What pointers do to the board in play: they move pieces in the mirror, unless they choose one for a tool. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { HandCallbacks } from '#client/board/hand/pointer-input.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { playSound } from '#client/play/sound/sounds.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

export interface PlayHandDeps {
  readonly mirror: Mirror;
  /** This page is about to take this piece up. */
  readonly onLift: (piece: PieceId) => void;
  /** This page has taken this piece up. */
  readonly onTaken: (piece: PieceId) => void;
  /** This page has put a piece down with this origin, and it joins nothing there. */
  readonly onNotJoined: (piece: PieceId, put: Point) => void;
}

/** The device vibrates this long when a piece of this page joins. Milliseconds. */
const JOIN_VIBRATION_MS = 30;

export class PlayHand implements HandCallbacks {
  /** Presses choose a piece for a tool, and lift none. */
  readonly isPicking: ReadonlySignal<boolean>;
  /** The piece that was chosen last; null: none. */
  readonly picked: ReadonlySignal<PieceId | null>;
  /** The piece that this page touched last, by any means. */
  lastTouched: PieceId | null = null;
  readonly #deps: PlayHandDeps;
  readonly #isPicking = signal(false);
  readonly #picked = signal<PieceId | null>(null);

  constructor(deps: PlayHandDeps) {
    this.#deps = deps;
    this.isPicking = this.#isPicking;
    this.picked = this.#picked;
  }

  setPicking(isOn: boolean): void {
    this.#isPicking.value = isOn;
    this.#picked.value = null;
  }

  choose(piece: PieceId | null): void {
    this.#picked.value = piece;
  }

  /** Chooses the piece if presses do; false: they lift. */
  pick(piece: PieceId): boolean {
    if (this.#isPicking.peek()) this.#picked.value = piece;
    return this.#isPicking.peek();
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
    else this.#deps.onNotJoined(piece, { x, y });
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
