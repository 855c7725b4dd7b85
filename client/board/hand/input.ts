/**
 * The DOM's pointers on the board's canvas, made into what they mean (`gesture.ts`). Moves are collected and told once an
 * animation frame, the last place of each pointer; presses and releases are told at once, after the moves before them.
 */
import type { Point } from '../../../shared/geometry/pose.ts';
import type { PieceId } from '../../../shared/ids.ts';
import { NOTCH_PX, TRACKPAD_PINCH_GAIN, ZOOM_A_NOTCH } from '../limits.ts';
import {
  type Command,
  carried,
  type Gesture,
  type GestureEvent,
  type Hit,
  IDLE,
  isHolding,
  type PointerKind,
  type Sight,
  step,
} from './gesture.ts';

/** What the hand does to pieces. Origins in units, with fractions. */
export interface HandCallbacks {
  /** Takes the piece's group up; false: it cannot be taken. `at` is where it was pressed, in units. */
  onTake(piece: PieceId, at: Point): boolean;
  onCarry(piece: PieceId, origin: Point): void;
  onPut(piece: PieceId, origin: Point): void;
  /** Let go of without being put anywhere: it goes back. */
  onPutBack(piece: PieceId): void;
}

/** What the hand does to the view. Places in CSS pixels. */
export interface ViewCallbacks {
  pan(right: number, down: number): void;
  pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void;
  zoom(at: Point, factor: number): void;
  fit(): void;
}

export interface InputOptions extends HandCallbacks, ViewCallbacks {
  readonly canvas: HTMLCanvasElement;
  sight(): Sight;
  /** What a press there takes. A finger and a pen reach farther than a mouse. */
  hit(at: Point, by: PointerKind): Hit | null;
  /** Where the pointer is over the table, or null when it left: told once a frame. */
  onPoint?(at: Point | null): void;
}

export interface Input {
  /** The piece is out of the hand by somebody else's word. */
  lose(): void;
  /** Whatever is in hand goes back; what was chosen for the next press no longer is. */
  letGo(): void;
  /** The next press takes this piece, wherever that is. `middle`: of the piece about its group's origin, in units. */
  choose(piece: PieceId, middle: Point): void;
  /** A pointer that went down elsewhere on the page goes on here, this piece beneath it. */
  adopt(pointer: PointerEvent, piece: PieceId, middle: Point): void;
  /** The piece in hand, if there is one. */
  readonly inHand: PieceId | null;
  destroy(): void;
}

export function createInput(options: InputOptions): Input {
  const { canvas } = options;
  const view = canvas.ownerDocument.defaultView ?? window;
  let gesture: Gesture = IDLE;
  let frame: number | null = null;
  let pointed: { at: Point; by: PointerKind } | null = null;
  const moves = new Map<number, { at: Point; by: PointerKind }>();

  function tell(event: GestureEvent): void {
    const { gesture: next, commands } = step(gesture, event, options.sight());
    gesture = next;
    for (const command of commands) carryOut(command);
  }

  function carryOut(command: Command): void {
    switch (command.kind) {
      case 'take':
        if (!options.onTake(command.piece, command.at)) tell({ kind: 'lost' });
        return;
      case 'carry':
        options.onCarry(command.piece, command.origin);
        return;
      case 'put':
        options.onPut(command.piece, command.origin);
        return;
      case 'putBack':
        options.onPutBack(command.piece);
        return;
      case 'fit':
        options.fit();
        return;
      case 'pan':
        options.pan(command.right, command.down);
        return;
      case 'pinch':
        options.pinch(command.before, command.after);
        return;
    }
  }

  function flush(): void {
    if (frame !== null) view.cancelAnimationFrame(frame);
    frame = null;
    for (const [pointer, { at, by }] of moves) tell({ kind: 'move', pointer, by, at });
    moves.clear();
    if (pointed !== null) {
      showCursor(pointed.at, pointed.by);
      options.onPoint?.(pointed.at);
      pointed = null;
    }
  }

  function showCursor(at: Point, by: PointerKind): void {
    if (by !== 'mouse') return;
    canvas.style.cursor = isHolding(gesture)
      ? 'grabbing'
      : gesture.kind === 'panning'
        ? 'move'
        : options.hit(at, by) === null
          ? 'default'
          : 'grab';
  }

  function placeOf(event: MouseEvent): Point {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function onDown(event: PointerEvent): void {
    const isMain = event.button === 0;
    const isWheel = event.button === 1;
    if (!isMain && !isWheel) return;
    event.preventDefault();
    // The default would have taken the focus out of a text field, and a screen keyboard with it.
    const { activeElement } = canvas.ownerDocument;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    flush();
    const by = kindOf(event);
    const at = placeOf(event);
    canvas.setPointerCapture(event.pointerId);
    const hit = isMain && gesture.kind === 'idle' ? options.hit(at, by) : null;
    tell({ kind: 'down', pointer: event.pointerId, by, at, time: event.timeStamp, hit });
    showCursor(at, by);
  }

  function onMove(event: PointerEvent): void {
    const by = kindOf(event);
    const at = placeOf(event);
    pointed = { at, by };
    if (gesture.kind !== 'idle') moves.set(event.pointerId, { at, by });
    frame ??= view.requestAnimationFrame(() => {
      frame = null;
      flush();
    });
  }

  function adopt(event: PointerEvent, piece: PieceId, middle: Point): void {
    if (gesture.kind !== 'idle' && gesture.kind !== 'chosen') return;
    flush();
    const { pointerId: pointer, timeStamp: time } = event;
    const by = kindOf(event);
    const at = placeOf(event);
    canvas.setPointerCapture(pointer);
    tell({ kind: 'choose', piece, middle });
    tell({ kind: 'down', pointer, by, at, time, hit: null });
  }

  function onUp(event: PointerEvent): void {
    flush();
    const at = placeOf(event);
    tell({ kind: 'up', pointer: event.pointerId, at, time: event.timeStamp });
    showCursor(at, kindOf(event));
  }

  function onCancel(event: PointerEvent): void {
    moves.delete(event.pointerId);
    flush();
    tell({ kind: 'cancel', pointer: event.pointerId });
  }

  function onLeave(): void {
    pointed = null;
    options.onPoint?.(null);
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    flush();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : NOTCH_PX / 3;
    const gain = event.ctrlKey ? TRACKPAD_PINCH_GAIN : 1;
    const notches = Math.max(-3, Math.min(3, (event.deltaY * lines * gain) / NOTCH_PX));
    options.zoom(placeOf(event), ZOOM_A_NOTCH ** -notches);
    for (const command of carried(gesture, options.sight())) carryOut(command);
  }

  function prevent(event: Event): void {
    event.preventDefault();
  }

  const listeners: readonly [string, (event: never) => void][] = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onCancel],
    ['pointerleave', onLeave],
    ['wheel', onWheel],
    ['contextmenu', prevent],
    // Without it a system may yet select, magnify or swipe back.
    ['touchstart', prevent],
  ];
  for (const [name, listener] of listeners)
    canvas.addEventListener(name, listener as EventListener, { passive: false });
  const { style } = canvas;
  style.touchAction = 'none';
  style.userSelect = 'none';
  style.setProperty('-webkit-user-select', 'none');
  style.setProperty('-webkit-touch-callout', 'none');

  return {
    lose: () => tell({ kind: 'lost' }),
    letGo: () => tell({ kind: 'letGo' }),
    choose: (piece, middle) => tell({ kind: 'choose', piece, middle }),
    adopt,
    get inHand() {
      return isHolding(gesture) ? gesture.piece : null;
    },
    destroy() {
      tell({ kind: 'letGo' });
      if (frame !== null) view.cancelAnimationFrame(frame);
      for (const [name, listener] of listeners) canvas.removeEventListener(name, listener as EventListener);
    },
  };
}

function kindOf(event: PointerEvent): PointerKind {
  return event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
}
