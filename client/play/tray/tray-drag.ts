/**
 * Pointers on the tray, each with a piece of its own: dragged upwards, a piece is lifted onto the board; pressed, it is chosen for the next press there; dragged sideways by
 * a mouse, the strip scrolls. A finger scrolls it by itself.
 */
import { TAP_PX } from '#client/board/limits.ts';
import type { PieceId } from '#shared/ids.ts';

export interface TrayDragDeps {
  /** Null before it is on the page. */
  readonly strip: () => HTMLElement | null;
  /** All pieces are in view, so that there is nothing to scroll. */
  readonly fits: () => boolean;
  readonly onLift: (piece: PieceId, event: PointerEvent) => void;
  readonly onTap: (piece: PieceId) => void;
}

interface Press {
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
  readonly scrolled: number;
}

/** Dragged upwards by this much, a piece is lifted. CSS pixels. */
const LIFT_PX = 12;

export class TrayDrag {
  readonly #deps: TrayDragDeps;
  readonly #presses = new Map<number, Press>();

  constructor(deps: TrayDragDeps) {
    this.#deps = deps;
  }

  down(event: PointerEvent): void {
    const piece = pieceAt(event.target);
    if (piece === null || event.button !== 0 || this.#isPressed(piece)) return;
    const strip = this.#deps.strip();
    // A mouse is followed beyond the strip. A finger is anyway, and capturing it would end its scrolling.
    if (event.pointerType === 'mouse') strip?.setPointerCapture(event.pointerId);
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#presses.set(pointer, { piece, x, y, scrolled: strip?.scrollLeft ?? 0 });
  }

  move(event: PointerEvent): void {
    const press = this.#presses.get(event.pointerId);
    if (press === undefined) return;
    // Its release was lost outside the window.
    if (event.buttons === 0) {
      this.cancel(event);
      return;
    }
    const right = event.clientX - press.x;
    const up = press.y - event.clientY;
    if (up > LIFT_PX && (this.#deps.fits() || up > Math.abs(right))) {
      this.#presses.delete(event.pointerId);
      this.#deps.onLift(press.piece, event);
    } else if (event.pointerType === 'mouse' && Math.abs(right) > TAP_PX) {
      this.#deps.strip()?.scrollTo({ left: press.scrolled - right });
    }
  }

  up(event: PointerEvent): void {
    const press = this.#presses.get(event.pointerId);
    if (press === undefined) return;
    this.#presses.delete(event.pointerId);
    const isTap = Math.hypot(event.clientX - press.x, event.clientY - press.y) <= TAP_PX;
    if (isTap) this.#deps.onTap(press.piece);
  }

  cancel({ pointerId }: PointerEvent): void {
    this.#presses.delete(pointerId);
  }

  #isPressed(piece: PieceId): boolean {
    return [...this.#presses.values()].some((press) => press.piece === piece);
  }
}

function pieceAt(target: EventTarget | null): PieceId | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-piece]') : null;
  return element === null ? null : Number(element.dataset.piece);
}
