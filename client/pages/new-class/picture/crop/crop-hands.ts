/**
 * What pointers do to a crop, by the gestures of the board (`client/board/hand`): the frame's handles are its pieces. Each pointer drags a
 * handle of its own, two fingers scale the frame, a pen wins over a palm, Escape puts back, and a tap beside the frame centres it there.
 */
import type { Hit } from '#client/board/hand/gesture-events.ts';
import { PointerInput } from '#client/board/hand/pointer-input.ts';
import { TAP_PX } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';
import { centreCrop, moveCrop, scaleCrop } from './crop-frame.ts';

/** A handle of the frame, counted from 0. */
export type HandleIndex = number;

export interface CropHandsOptions {
  /** The picture with the frame; elements with `data-handle` are its handles. */
  readonly surface: HTMLElement;
  /** The crop as it is between two gestures. */
  readonly readCrop: () => Crop;
  /** `from` after a handle was dragged by `dx`, `dy`: shares of the picture, as in shared/picture/crop.ts. */
  readonly dragHandle: (from: Crop, handle: HandleIndex, dx: number, dy: number) => Crop;
  /** The crop during a gesture; null: it has ended. */
  readonly onDrag: (crop: Crop | null) => void;
  /** A gesture has changed the crop: once, at its end. */
  readonly onCrop: (crop: Crop) => void;
}

/** A dragged handle. */
interface Drag {
  readonly handle: HandleIndex;
  /** From where it was pressed. CSS pixels. */
  readonly by: Point;
}

interface Press {
  readonly at: Point;
  /** It went down beside the frame as the only pointer, and has not moved. */
  isTap: boolean;
}

/** The view of the gestures is the picture itself: a unit is a pixel. */
const CAMERA = { scale: 1, x: 0, y: 0 };
/** A wheel that has rested this long has ended its gesture. Milliseconds. */
const WHEEL_REST_MS = 200;

export class CropHands {
  readonly #options: CropHandsOptions;
  readonly #surface: HTMLElement;
  readonly #input: PointerInput;
  readonly #listening = new AbortController();
  readonly #presses = new Map<number, Press>();
  /** By the pointer that took the handle, in the order in which they were taken. */
  readonly #drags = new Map<number, Drag>();
  /** The crop without the drags that go on; null: no gesture goes on. */
  #base: Crop | null = null;
  /** Escape has ended what the pointers do, until all are released. */
  #isCancelled = false;
  #wheelRest: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CropHandsOptions) {
    this.#options = options;
    this.#surface = options.surface;
    // Before the input's own listeners: Escape ends a pinch, too, and a plain wheel scrolls the page.
    this.#listenBefore();
    this.#input = this.#createInput();
    this.#listenAfter();
  }

  destroy(): void {
    this.#input.destroy();
    clearTimeout(this.#wheelRest);
    this.#listening.abort();
  }

  #createInput(): PointerInput {
    return new PointerInput({
      surface: this.#surface,
      hand: {
        onTake: (piece, _at, pointer) => this.#take(piece, pointer),
        onCarry: (piece, by, pointer) => this.#carry(piece, by, pointer),
        onPut: (piece, by, pointer) => this.#put(piece, by, pointer),
        onPutBack: (_piece, pointer) => this.#drop(pointer),
      },
      camera: {
        pan: () => undefined,
        pinch: (before, after) => this.#pinch(before, after),
        zoom: (_at, factor) => this.#scaleByWheel(factor),
        fit: () => undefined,
      },
      context: () => ({
        camera: CAMERA,
        isZoomedIn: false,
        clampOrigin: (_piece, origin) => origin,
        // A finger holds an edge itself.
        shortSideOf: () => Number.POSITIVE_INFINITY,
        bottom: Number.POSITIVE_INFINITY,
        isOffBoard: () => false,
      }),
      hitTest: (at) => this.#hitTest(at),
      hitBeneath: (at) => this.#hitTest(at),
      onPoint: () => undefined,
      requestFrame: () => requestAnimationFrame(() => this.#input.flush()),
    });
  }

  #listenBefore(): void {
    const { signal } = this.#listening;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || this.#base === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#cancel();
    };
    this.#surface.ownerDocument.addEventListener('keydown', onKey, { capture: true, signal });
    const onWheel = (event: WheelEvent) => {
      // A trackpad tells a pinch as a wheel with the control key.
      if (!event.ctrlKey) event.stopImmediatePropagation();
    };
    this.#surface.addEventListener('wheel', onWheel, { capture: true, passive: true, signal });
  }

  #listenAfter(): void {
    const { signal } = this.#listening;
    const listeners: readonly [string, (event: PointerEvent) => void][] = [
      ['pointerdown', (event) => this.#onDown(event)],
      ['pointermove', (event) => this.#onMove(event)],
      ['pointerup', (event) => this.#onUp(event)],
      ['pointercancel', (event) => this.#onReleased(event.pointerId)],
      ['lostpointercapture', (event) => this.#onReleased(event.pointerId)],
    ];
    for (const [name, listener] of listeners)
      this.#surface.addEventListener(name, listener as EventListener, { signal });
  }

  #onDown(event: PointerEvent): void {
    const { pointerId, clientX, clientY, target } = event;
    for (const press of this.#presses.values()) press.isTap = false;
    const isBeside = event.button === 0 && target instanceof HTMLCanvasElement;
    this.#presses.set(pointerId, { at: { x: clientX, y: clientY }, isTap: isBeside && this.#presses.size === 0 });
  }

  #onMove({ pointerId, clientX, clientY, buttons }: PointerEvent): void {
    const press = this.#presses.get(pointerId);
    if (press === undefined) return;
    if (Math.hypot(clientX - press.at.x, clientY - press.at.y) > TAP_PX) press.isTap = false;
    // Its release was lost outside the window.
    if (buttons === 0) this.#onReleased(pointerId);
  }

  #onUp({ pointerId, clientX, clientY }: PointerEvent): void {
    const isTap = this.#presses.get(pointerId)?.isTap === true;
    this.#onReleased(pointerId);
    if (!isTap) return;
    const { left, top } = this.#surface.getBoundingClientRect();
    const { x, y } = this.#sharesOf({ x: clientX - left, y: clientY - top });
    this.#options.onCrop(centreCrop(this.#options.readCrop(), x, y));
  }

  #onReleased(pointer: number): void {
    // Nothing waits in hand after a tap on a handle.
    this.#input.lose(pointer);
    this.#drop(pointer);
    this.#presses.delete(pointer);
    if (this.#presses.size === 0) this.#isCancelled = false;
    // A palm that goes on resting holds nothing up.
    if (this.#drags.size === 0) this.#end();
  }

  #hitTest({ x, y }: Point): Hit | null {
    const { left, top } = this.#surface.getBoundingClientRect();
    const handle = this.#surface.ownerDocument
      .elementFromPoint(left + x, top + y)
      ?.closest<HTMLElement>('[data-handle]');
    if (handle == null || this.#isCancelled) return null;
    const index = Number(handle.dataset.handle);
    // A second finger on what is dragged takes nothing.
    if ([...this.#drags.values()].some((drag) => drag.handle === index)) return null;
    return { piece: index, origin: { x: 0, y: 0 }, middle: { x: 0, y: 0 } };
  }

  #take(handle: PieceId, pointer: number): boolean {
    this.#begin();
    this.#drags.set(pointer, { handle, by: { x: 0, y: 0 } });
    // Arrow keys go on with what was dragged; corners have none.
    const focused = this.#surface.querySelector<HTMLElement>(`[data-handle="${handle}"][tabindex]`);
    (focused ?? this.#surface.querySelector<HTMLElement>('[data-frame]'))?.focus({ preventScroll: true });
    return true;
  }

  #carry(handle: HandleIndex, by: Point, pointer: number): void {
    if (!this.#drags.has(pointer)) return;
    this.#drags.set(pointer, { handle, by });
    this.#report();
  }

  #put(handle: HandleIndex, by: Point, pointer: number): void {
    if (this.#base !== null) this.#base = this.#dragged(this.#base, { handle, by });
    this.#drop(pointer);
  }

  #drop(pointer: number): void {
    if (this.#drags.delete(pointer)) this.#report();
  }

  #pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void {
    if (this.#isCancelled) return;
    const base = this.#begin();
    const factor = lengthOf(after) / Math.max(1, lengthOf(before));
    const { x, y } = this.#sharesOf(difference(middleOf(after), middleOf(before)));
    this.#base = moveCrop(scaleCrop(base, factor), x, y);
    this.#report();
  }

  #scaleByWheel(factor: number): void {
    this.#base = scaleCrop(this.#begin(), factor);
    this.#report();
    clearTimeout(this.#wheelRest);
    this.#wheelRest = setTimeout(() => {
      if (this.#presses.size === 0) this.#end();
    }, WHEEL_REST_MS);
  }

  #begin(): Crop {
    this.#base ??= this.#options.readCrop();
    return this.#base;
  }

  #end(): void {
    const crop = this.#base;
    if (crop === null) return;
    const before = this.#options.readCrop();
    this.#base = null;
    this.#options.onDrag(null);
    const isChanged =
      crop.x !== before.x || crop.y !== before.y || crop.width !== before.width || crop.height !== before.height;
    if (isChanged) this.#options.onCrop(crop);
  }

  /** All is as it was before the pointers went down. */
  #cancel(): void {
    this.#base = null;
    this.#drags.clear();
    this.#isCancelled = this.#presses.size > 0;
    this.#input.letGo();
    this.#options.onDrag(null);
  }

  #report(): void {
    if (this.#base === null) return;
    this.#options.onDrag([...this.#drags.values()].reduce((crop, drag) => this.#dragged(crop, drag), this.#base));
  }

  #dragged(from: Crop, { handle, by }: Drag): Crop {
    const { x, y } = this.#sharesOf(by);
    return this.#options.dragHandle(from, handle, x, y);
  }

  /** From pixels of the picture to shares of its sides. */
  #sharesOf({ x, y }: Point): Point {
    const { width, height } = this.#surface.getBoundingClientRect();
    return { x: (x * CROP_FULL_SIDE) / width, y: (y * CROP_FULL_SIDE) / height };
  }
}

function middleOf([a, b]: readonly [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function lengthOf([a, b]: readonly [Point, Point]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function difference(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
