/**
 * Pointers on the tray, each with a piece of its own: dragged towards the board, a piece is lifted onto it; pressed, it is chosen for the next
 * press there; dragged along the tray by a mouse, the tray scrolls. A finger scrolls it by itself.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { TrayPlace } from '#client/board/board-frame.ts';
import { TAP_PX } from '#client/board/limits.ts';
import type { PieceId } from '#shared/ids.ts';

export interface TrayDragDeps {
  /** Null before it is on the page. */
  readonly strip: () => HTMLElement | null;
  readonly place: () => TrayPlace;
  /** All pieces are in view, so that there is nothing to scroll. */
  readonly fits: () => boolean;
  readonly onLift: (piece: PieceId, event: PointerEvent) => void;
  readonly onTap: (piece: PieceId) => void;
}

interface Press {
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
  /** How far the tray was scrolled, in CSS pixels. */
  readonly scrolled: number;
}

/** Dragged towards the board by this much, a piece is lifted. CSS pixels. */
const LIFT_PX = 12;

export class TrayDrag {
  /** Something presses a piece of the tray. */
  readonly isPressed: ReadonlySignal<boolean>;
  readonly #deps: TrayDragDeps;
  readonly #presses = new Map<number, Press>();
  readonly #isPressed = signal(false);

  constructor(deps: TrayDragDeps) {
    this.#deps = deps;
    this.isPressed = this.#isPressed;
  }

  down(event: PointerEvent): void {
    const piece = pieceAt(event.target);
    if (piece === null || event.button !== 0 || this.#isPressing(piece)) return;
    const strip = this.#deps.strip();
    // A mouse is followed beyond the strip. A finger is anyway, and capturing it would end its scrolling.
    if (event.pointerType === 'mouse') strip?.setPointerCapture(event.pointerId);
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    const scrolled = (this.#isAtSide ? strip?.scrollTop : strip?.scrollLeft) ?? 0;
    this.#presses.set(pointer, { piece, x, y, scrolled });
    this.#isPressed.value = true;
  }

  move(event: PointerEvent): void {
    const press = this.#presses.get(event.pointerId);
    if (press === undefined) return;
    // Its release was lost outside the window.
    if (event.buttons === 0) {
      this.cancel(event);
      return;
    }
    const left = press.x - event.clientX;
    const up = press.y - event.clientY;
    const [across, along] = this.#isAtSide ? [left, up] : [up, left];
    const isLifted = across > LIFT_PX && (this.#deps.fits() || across > Math.abs(along) || this.#isOverBoard(event));
    if (isLifted) {
      this.#deps.onLift(press.piece, event);
      this.cancel(event);
    } else if (event.pointerType === 'mouse' && Math.abs(along) > TAP_PX) {
      const to = press.scrolled + along;
      this.#deps.strip()?.scrollTo(this.#isAtSide ? { top: to } : { left: to });
    }
  }

  up(event: PointerEvent): void {
    const press = this.#presses.get(event.pointerId);
    if (press === undefined) return;
    this.cancel(event);
    const isTap = Math.hypot(event.clientX - press.x, event.clientY - press.y) <= TAP_PX;
    if (isTap) this.#deps.onTap(press.piece);
  }

  cancel({ pointerId }: PointerEvent): void {
    this.#presses.delete(pointerId);
    this.#isPressed.value = this.#presses.size > 0;
  }

  get #isAtSide(): boolean {
    return this.#deps.place() === 'side';
  }

  /** A quick drag may leave the tray along it. */
  #isOverBoard({ clientX, clientY }: PointerEvent): boolean {
    const { left = 0, top = 0 } = this.#deps.strip()?.getBoundingClientRect() ?? {};
    return this.#isAtSide ? clientX < left : clientY < top;
  }

  #isPressing(piece: PieceId): boolean {
    return [...this.#presses.values()].some((press) => press.piece === piece);
  }
}

function pieceAt(target: EventTarget | null): PieceId | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-piece]') : null;
  return element === null ? null : Number(element.dataset.piece);
}
