/**
 * The DOM's pointers on the board's surface, turned into gestures (`gesture.ts`). Moves are collected, and the last place of each pointer is
 * passed on once a frame; presses and releases are passed on at once, after the moves before them.
 */
import { TRACKPAD_PINCH_GAIN, WHEEL_NOTCH_PX, ZOOM_PER_NOTCH } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import {
  carryCommands,
  type Gesture,
  IDLE,
  isBusy,
  isHolding,
  isPressed,
  isPressing,
  reachesForPieces,
  step,
  waitingPiece,
} from './gesture.ts';
import type { Command, GestureContext, GestureEvent, Hit, PointerKind } from './gesture-events.ts';

/** What pointers do to pieces. Origins in units, with fractions. `pointer`: the one that took the piece up. */
export interface HandCallbacks {
  /** Takes the piece's group up; false: it cannot be taken. `at`: where it was pressed, in units. */
  onTake(piece: PieceId, at: Point, pointer: number): boolean;
  onCarry(piece: PieceId, origin: Point, pointer: number): void;
  /** `snapFloor`: the distance at which it snaps at least, in units. */
  onPut(piece: PieceId, origin: Point, pointer: number, snapFloor: number): void;
  /** The piece goes back to where it was taken up. */
  onPutBack(piece: PieceId, pointer: number): void;
}

/** What pointers do to the view. Places in CSS pixels. */
export interface CameraCallbacks {
  pan(right: number, down: number): void;
  pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void;
  zoom(at: Point, factor: number): void;
  fit(): void;
}

export interface PointerInputOptions {
  readonly surface: HTMLElement;
  readonly hand: HandCallbacks;
  readonly camera: CameraCallbacks;
  context(): GestureContext;
  /** The piece that a press there takes. A finger and a pen reach farther than a mouse. */
  hitTest(at: Point, by: PointerKind): Hit | null;
  /** The piece right there, beneath what is in hand. */
  hitBeneath(at: Point): Hit | null;
  /** Where the pointer is over the table, or null when it left: once a frame. */
  onPoint(at: Point | null): void;
  /** Moves wait: call `flush` in the next frame. */
  requestFrame(): void;
}

/** Safari's own event: WebKit alone has it. */
interface SafariGestureEvent extends UIEvent, Pick<MouseEvent, 'clientX' | 'clientY'> {
  /** Since the gesture began. */
  readonly scale: number;
}

/** The browser has zoomed the page itself, by more than rounding. */
const PAGE_ZOOMED = 1.01;

interface PointerPlace {
  readonly at: Point;
  readonly by: PointerKind;
}

export class PointerInput {
  readonly #options: PointerInputOptions;
  readonly #surface: HTMLElement;
  readonly #listening = new AbortController();
  readonly #moves = new Map<number, PointerPlace>();
  #gesture: Gesture = IDLE;
  /** The scale that the last of Safari's gesture events told. */
  #gestureScale = 1;
  #lastPlace: PointerPlace | null = null;

  constructor(options: PointerInputOptions) {
    this.#options = options;
    this.#surface = options.surface;
    this.#listen();
    const { style } = this.#surface;
    style.touchAction = 'none';
    style.userSelect = 'none';
    style.setProperty('-webkit-user-select', 'none');
    style.setProperty('-webkit-touch-callout', 'none');
  }

  /** What this pointer took up is no longer in hand. */
  lose(pointer: number): void {
    this.#dispatch({ kind: 'lost', pointer });
  }

  /** What is in hand goes back, and the next press takes no chosen piece. */
  letGo(): void {
    this.#dispatch({ kind: 'letGo' });
  }

  /** The next press takes this piece, anywhere on the board. `middle`: of the piece about its group's origin, in units. */
  choose(piece: PieceId, middle: Point): void {
    this.#dispatch({ kind: 'choose', piece, middle });
  }

  /** The next press takes no chosen piece. */
  unchoose(): void {
    this.#dispatch({ kind: 'unchoose' });
  }

  /** A pointer that went down elsewhere on the page goes on here, and carries this piece. */
  adopt(event: PointerEvent, piece: PieceId, middle: Point): void {
    this.flush();
    const { pointerId: pointer, timeStamp: time } = event;
    this.#surface.setPointerCapture(pointer);
    this.#dispatch({ kind: 'adopt', pointer, ...this.#placeOf(event), time, piece, middle });
  }

  /** The piece in hand that nothing presses: the next press puts it down. */
  get waiting(): PieceId | null {
    return waitingPiece(this.#gesture);
  }

  /** Passes the collected moves on. */
  flush(): void {
    for (const [pointer, place] of this.#moves) this.#dispatch({ kind: 'move', pointer, ...place });
    this.#moves.clear();
    if (this.#lastPlace === null) return;
    this.#showCursor(this.#lastPlace);
    this.#options.onPoint(this.#lastPlace.at);
    this.#lastPlace = null;
  }

  destroy(): void {
    this.letGo();
    this.#listening.abort();
  }

  #listen(): void {
    const { signal } = this.#listening;
    const listeners: readonly [string, (event: never) => void][] = [
      ['pointerdown', (event) => this.#onDown(event)],
      ['pointermove', (event) => this.#onMove(event)],
      ['pointerup', (event) => this.#onUp(event)],
      ['pointercancel', (event) => this.#onCancel(event)],
      ['lostpointercapture', (event: PointerEvent) => this.#onReleaseLost(event.pointerId)],
      ['pointerleave', () => this.#onLeave()],
      ['wheel', (event) => this.#onWheel(event)],
      ['contextmenu', (event: Event) => event.preventDefault()],
      // Without it some systems still select, magnify or swipe back.
      ['touchstart', (event) => this.#onTouchStart(event)],
      ['gesturestart', (event) => this.#onGesture(event)],
      ['gesturechange', (event) => this.#onGesture(event)],
      ['gestureend', (event: Event) => event.preventDefault()],
    ];
    for (const [name, listener] of listeners)
      this.#surface.addEventListener(name, listener as EventListener, { passive: false, signal });
    this.#surface.ownerDocument.addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal });
  }

  #dispatch(event: GestureEvent): void {
    const { gesture, commands } = step(this.#gesture, event, this.#options.context());
    this.#gesture = gesture;
    for (const command of commands) this.#execute(command);
  }

  #execute(command: Command): void {
    const { hand, camera } = this.#options;
    switch (command.kind) {
      case 'take':
        if (!hand.onTake(command.piece, command.at, command.pointer)) this.lose(command.pointer);
        return;
      case 'carry':
        hand.onCarry(command.piece, command.origin, command.pointer);
        return;
      case 'put':
        hand.onPut(command.piece, command.origin, command.pointer, command.snapFloor);
        return;
      case 'putBack':
        hand.onPutBack(command.piece, command.pointer);
        return;
      case 'fit':
        camera.fit();
        this.#carryOn();
        return;
      case 'pan':
        camera.pan(command.right, command.down);
        this.#carryOn();
        return;
      case 'pinch':
        camera.pinch(command.before, command.after);
        this.#carryOn();
        return;
    }
  }

  #onDown(event: PointerEvent): void {
    const isMain = event.button === 0;
    const isWheel = event.button === 1;
    if (!isMain && !isWheel) return;
    // Of touches `touchstart` prevents the default: where the first finger's `pointerdown` does, Firefox gives no events of the others.
    if (event.pointerType !== 'touch') event.preventDefault();
    // The prevented default would have taken the focus out of a text field, and closed a screen keyboard.
    const { activeElement } = this.#surface.ownerDocument;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    this.flush();
    const place = this.#placeOf(event);
    this.#surface.setPointerCapture(event.pointerId);
    const hit = isMain ? this.#hitAt(place) : null;
    this.#dispatch({ kind: 'down', pointer: event.pointerId, ...place, time: event.timeStamp, hit });
    this.#showCursor(place);
  }

  /** Beside a piece, a finger puts down what it has in hand rather than taking that piece. */
  #hitAt({ at, by }: PointerPlace): Hit | null {
    const { hitTest, hitBeneath } = this.#options;
    return reachesForPieces(this.#gesture) ? hitTest(at, by) : hitBeneath(at);
  }

  #onMove(event: PointerEvent): void {
    const place = this.#placeOf(event);
    this.#lastPlace = place;
    // Nothing presses it: its release was lost outside the window.
    if (event.buttons === 0) this.#onReleaseLost(event.pointerId);
    if (isBusy(this.#gesture)) this.#moves.set(event.pointerId, place);
    this.#options.requestFrame();
  }

  #onUp(event: PointerEvent): void {
    this.flush();
    const place = this.#placeOf(event);
    this.#dispatch({ kind: 'up', pointer: event.pointerId, at: place.at, time: event.timeStamp });
    this.#showCursor(place);
  }

  #onCancel(event: PointerEvent): void {
    this.#moves.delete(event.pointerId);
    this.flush();
    this.#dispatch({ kind: 'cancel', pointer: event.pointerId });
  }

  #onReleaseLost(pointer: number): void {
    if (!isPressing(this.#gesture, pointer)) return;
    this.flush();
    this.#dispatch({ kind: 'released', pointer });
  }

  /** Escape puts back what is in hand, and does nothing else then. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !isHolding(this.#gesture)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.letGo();
  }

  /** Desktop Safari tells a pinch on a trackpad by events of its own; on a touch screen they accompany pointers. */
  #onGesture(event: SafariGestureEvent): void {
    event.preventDefault();
    if (event.type === 'gesturestart') this.#gestureScale = 1;
    if (isPressed(this.#gesture)) return;
    this.#zoomAt(this.#pixelOf(event), event.scale / this.#gestureScale);
    this.#gestureScale = event.scale;
  }

  /** Two fingers undo the browser's own zoom of the page, on the board as elsewhere. */
  #onTouchStart(event: TouchEvent): void {
    const isPageZoomed = (visualViewport?.scale ?? 1) > PAGE_ZOOMED;
    this.#surface.style.touchAction = isPageZoomed ? 'pinch-zoom' : 'none';
    if (!isPageZoomed || event.touches.length < 2) event.preventDefault();
  }

  #onLeave(): void {
    this.#lastPlace = null;
    this.#options.onPoint(null);
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    this.#zoomAt(this.#pixelOf(event), wheelZoom(event));
  }

  #zoomAt(at: Point, factor: number): void {
    this.flush();
    this.#options.camera.zoom(at, factor);
    this.#carryOn();
  }

  /** The camera has moved: what is in hand stays under its pointers. */
  #carryOn(): void {
    for (const command of carryCommands(this.#gesture, this.#options.context())) this.#execute(command);
  }

  #showCursor({ at, by }: PointerPlace): void {
    if (by === 'mouse') this.#surface.style.cursor = this.#cursorAt(at);
  }

  #cursorAt(at: Point): string {
    if (isHolding(this.#gesture)) return 'grabbing';
    if (this.#gesture.table.length > 0) return 'move';
    return this.#options.hitTest(at, 'mouse') === null ? 'default' : 'grab';
  }

  #placeOf(event: PointerEvent): PointerPlace {
    return { at: this.#pixelOf(event), by: pointerKindOf(event) };
  }

  /** CSS pixels of the view. */
  #pixelOf(event: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
    const box = this.#surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function pointerKindOf(event: PointerEvent): PointerKind {
  return event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
}

/** At most three notches an event. A pinch on a trackpad arrives as a wheel with the control key. */
function wheelZoom({ deltaMode, deltaY, ctrlKey }: WheelEvent): number {
  const pixelsPerDelta = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : WHEEL_NOTCH_PX / 3;
  const gain = ctrlKey ? TRACKPAD_PINCH_GAIN : 1;
  const notches = Math.max(-3, Math.min(3, (deltaY * pixelsPerDelta * gain) / WHEEL_NOTCH_PX));
  return ZOOM_PER_NOTCH ** -notches;
}
