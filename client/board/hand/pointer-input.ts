/**
 * The DOM's pointers on the board's canvas, made into what they mean (`gesture.ts`). Moves are collected and told once an
 * animation frame, the last place of each pointer; presses and releases are told at once, after the moves before them.
 */

import { TRACKPAD_PINCH_GAIN, WHEEL_NOTCH_PX, ZOOM_PER_NOTCH } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import {
  type Command,
  carryCommands,
  type Gesture,
  type GestureContext,
  type GestureEvent,
  type Hit,
  IDLE,
  isHolding,
  type PointerKind,
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
export interface CameraCallbacks {
  pan(right: number, down: number): void;
  pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void;
  zoom(at: Point, factor: number): void;
  fit(): void;
}

export interface PointerInputOptions extends HandCallbacks, CameraCallbacks {
  readonly canvas: HTMLCanvasElement;
  context(): GestureContext;
  /** What a press there takes. A finger and a pen reach farther than a mouse. */
  hitTest(at: Point, by: PointerKind): Hit | null;
  /** Where the pointer is over the table, or null when it left: told once a frame. */
  onPoint?(at: Point | null): void;
}

export interface PointerInput {
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

export function createPointerInput(options: PointerInputOptions): PointerInput {
  const { canvas } = options;
  const view = canvas.ownerDocument.defaultView ?? window;
  let gesture: Gesture = IDLE;
  let frame: number | null = null;
  let lastPointer: { at: Point; by: PointerKind } | null = null;
  const moves = new Map<number, { at: Point; by: PointerKind }>();

  function dispatch(event: GestureEvent): void {
    const { gesture: next, commands } = step(gesture, event, options.context());
    gesture = next;
    for (const command of commands) execute(command);
  }

  function execute(command: Command): void {
    switch (command.kind) {
      case 'take':
        if (!options.onTake(command.piece, command.at)) dispatch({ kind: 'lost' });
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
    for (const [pointer, { at, by }] of moves) dispatch({ kind: 'move', pointer, by, at });
    moves.clear();
    if (lastPointer !== null) {
      showCursor(lastPointer.at, lastPointer.by);
      options.onPoint?.(lastPointer.at);
      lastPointer = null;
    }
  }

  function showCursor(at: Point, by: PointerKind): void {
    if (by !== 'mouse') return;
    canvas.style.cursor = isHolding(gesture)
      ? 'grabbing'
      : gesture.kind === 'panning'
        ? 'move'
        : options.hitTest(at, by) === null
          ? 'default'
          : 'grab';
  }

  function positionOf(event: MouseEvent): Point {
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
    const by = pointerKindOf(event);
    const at = positionOf(event);
    canvas.setPointerCapture(event.pointerId);
    const hit = isMain && gesture.kind === 'idle' ? options.hitTest(at, by) : null;
    dispatch({ kind: 'down', pointer: event.pointerId, by, at, time: event.timeStamp, hit });
    showCursor(at, by);
  }

  function onMove(event: PointerEvent): void {
    const by = pointerKindOf(event);
    const at = positionOf(event);
    lastPointer = { at, by };
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
    const by = pointerKindOf(event);
    const at = positionOf(event);
    canvas.setPointerCapture(pointer);
    dispatch({ kind: 'choose', piece, middle });
    dispatch({ kind: 'down', pointer, by, at, time, hit: null });
  }

  function onUp(event: PointerEvent): void {
    flush();
    const at = positionOf(event);
    dispatch({ kind: 'up', pointer: event.pointerId, at, time: event.timeStamp });
    showCursor(at, pointerKindOf(event));
  }

  function onCancel(event: PointerEvent): void {
    moves.delete(event.pointerId);
    flush();
    dispatch({ kind: 'cancel', pointer: event.pointerId });
  }

  function onLeave(): void {
    lastPointer = null;
    options.onPoint?.(null);
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    flush();
    const pixelsPerDelta = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : WHEEL_NOTCH_PX / 3;
    const gain = event.ctrlKey ? TRACKPAD_PINCH_GAIN : 1;
    const notches = Math.max(-3, Math.min(3, (event.deltaY * pixelsPerDelta * gain) / WHEEL_NOTCH_PX));
    options.zoom(positionOf(event), ZOOM_PER_NOTCH ** -notches);
    for (const command of carryCommands(gesture, options.context())) execute(command);
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
    lose: () => dispatch({ kind: 'lost' }),
    letGo: () => dispatch({ kind: 'letGo' }),
    choose: (piece, middle) => dispatch({ kind: 'choose', piece, middle }),
    adopt,
    get inHand() {
      return isHolding(gesture) ? gesture.piece : null;
    },
    destroy() {
      dispatch({ kind: 'letGo' });
      if (frame !== null) view.cancelAnimationFrame(frame);
      for (const [name, listener] of listeners) canvas.removeEventListener(name, listener as EventListener);
    },
  };
}

function pointerKindOf(event: PointerEvent): PointerKind {
  return event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
}
