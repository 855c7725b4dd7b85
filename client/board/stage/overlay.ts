/**
 * The other players' names and pointers, and the marks of a check: plain elements over the canvas. They are reused, moved by transform alone, and hidden from screen
 * readers, for which the keyboard panel announces moves.
 */
import './overlay.css';
import { type Camera, toPixel } from '#client/board/camera/camera.ts';
import { SEAT_SHAPE_BOX, SEAT_SHAPE_PATHS } from '#client/ui/seat/seat-shapes.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { SeatShape } from '#shared/protocol/views/seat-appearance.ts';
import type { SheetPart } from '#shared/puzzle/puzzle.ts';

/** How a member is shown to the others. */
export interface PlayerAppearance {
  readonly name: string;
  readonly hue: number;
  readonly shape: SeatShape;
}

/** A name above a place of the plane, in units. */
export interface NameTag extends Point {
  /** Identifies the tag from frame to frame. */
  readonly key: number;
  readonly player: PlayerAppearance;
}

/** A pointer at a place of the plane, in units. */
export interface PointerMark extends Point {
  readonly key: number;
  readonly player: PlayerAppearance;
  readonly isLaser: boolean;
  readonly isNamed: boolean;
}

/** A piece that a check found right, or not right, where it lies. */
export interface CheckMark extends SheetPart {
  readonly key: number;
}

export interface OverlayFrame {
  readonly rightMarks: readonly CheckMark[];
  readonly wrongMarks: readonly CheckMark[];
  readonly nameTags: readonly NameTag[];
  readonly pointers: readonly PointerMark[];
}

/** About the time between two pointer frames: a pointer moves to its next place in this time. Milliseconds. */
const POINTER_STEP_MS = 80;
/** A name stays this far inside the view, in CSS pixels: half its usual width, and its height. */
const NAME_HALF_PX = 48;
const NAME_HIGH_PX = 34;
/** Between a name and its group. CSS pixels. */
const NAME_GAP_PX = 4;

/** The sign of a check: a share of its card's height, and its least and largest side. CSS pixels. */
const SIGN_SHARE = 0.5;
const SIGN_PX_MIN = 12;
const SIGN_PX_MAX = 20;

const SVG = 'http://www.w3.org/2000/svg';
const SIGN_BOX = 12;
const CROSS = 'M3 3 9 9M9 3 3 9';
const TICK = 'M2.5 6.5 5 9 9.5 3.5';
const ARROW = 'M3 3 24 11.5 14.5 14.5 11.5 24z';

export class Overlay {
  readonly #layer: HTMLElement;
  readonly #rightMarks: ElementPool;
  readonly #wrongMarks: ElementPool;
  readonly #nameTags: ElementPool;
  readonly #pointers: ElementPool;
  #lastCamera: Camera | null = null;

  constructor(host: HTMLElement) {
    this.#layer = document.createElement('div');
    this.#layer.className = 'board-overlay';
    this.#layer.setAttribute('aria-hidden', 'true');
    host.append(this.#layer);
    this.#rightMarks = new ElementPool(this.#layer, () => createCheckMark('right-mark', TICK));
    this.#wrongMarks = new ElementPool(this.#layer, () => createCheckMark('wrong-mark', CROSS));
    this.#nameTags = new ElementPool(this.#layer, createNameTag);
    this.#pointers = new ElementPool(this.#layer, createPointer);
  }

  draw(frame: OverlayFrame, camera: Camera, size: { readonly width: number; readonly height: number }): void {
    const last = this.#lastCamera;
    const isCameraSteady = last !== null && last.scale === camera.scale && last.x === camera.x && last.y === camera.y;
    this.#lastCamera = camera;
    drawCheckMarks(this.#rightMarks, frame.rightMarks, camera);
    drawCheckMarks(this.#wrongMarks, frame.wrongMarks, camera);
    this.#nameTags.begin();
    for (const nameTag of frame.nameTags) this.#drawNameTag(nameTag, camera, size);
    this.#nameTags.end();
    this.#pointers.begin();
    for (const pointer of frame.pointers) this.#drawPointer(pointer, camera, isCameraSteady);
    this.#pointers.end();
  }

  destroy(): void {
    this.#layer.remove();
  }

  #drawNameTag(
    nameTag: NameTag,
    camera: Camera,
    { width, height }: { readonly width: number; readonly height: number },
  ): void {
    const element = this.#nameTags.take(nameTag.key);
    applyAppearance(element, nameTag.player);
    const at = toPixel(camera, nameTag);
    const x = Math.min(width - NAME_HALF_PX, Math.max(NAME_HALF_PX, at.x));
    const y = Math.min(height, Math.max(NAME_HIGH_PX, at.y));
    setTransform(
      element,
      `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%) translateY(-${NAME_GAP_PX}px)`,
    );
  }

  /** A pointer glides to its next place, unless the camera has moved meanwhile. */
  #drawPointer(pointer: PointerMark, camera: Camera, isCameraSteady: boolean): void {
    const element = this.#pointers.take(pointer.key);
    applyAppearance(element, pointer.player);
    element.toggleAttribute('data-laser', pointer.isLaser);
    const name = element.querySelector<HTMLElement>('.name-tag');
    if (name !== null) name.hidden = !pointer.isNamed;
    const at = toPixel(camera, pointer);
    element.style.transition = isCameraSteady ? `transform ${POINTER_STEP_MS}ms linear` : 'none';
    setTransform(element, `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`);
  }
}

/** Elements by key. An element that a frame does not take is hidden, and reused for the next new key. */
class ElementPool {
  readonly #layer: HTMLElement;
  readonly #make: () => HTMLElement;
  readonly #used = new Map<number, HTMLElement>();
  readonly #spare: HTMLElement[] = [];
  readonly #taken = new Set<number>();

  constructor(layer: HTMLElement, make: () => HTMLElement) {
    this.#layer = layer;
    this.#make = make;
  }

  begin(): void {
    this.#taken.clear();
  }

  take(key: number): HTMLElement {
    this.#taken.add(key);
    const existing = this.#used.get(key);
    if (existing !== undefined) return existing;
    const element = this.#spare.pop() ?? this.#make();
    if (!element.isConnected) this.#layer.append(element);
    // A reused element must not glide here from its old place.
    element.style.transition = 'none';
    element.hidden = false;
    this.#used.set(key, element);
    return element;
  }

  end(): void {
    for (const [key, element] of this.#used) {
      if (this.#taken.has(key)) continue;
      element.hidden = true;
      this.#used.delete(key);
      this.#spare.push(element);
    }
  }
}

function drawCheckMarks(pool: ElementPool, marks: readonly CheckMark[], camera: Camera): void {
  pool.begin();
  for (const { key, left, top, width, height } of marks) {
    const element = pool.take(key);
    const at = toPixel(camera, { x: left, y: top });
    setTransform(element, `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`);
    const [wide, high] = [`${(width * camera.scale).toFixed(1)}px`, `${(height * camera.scale).toFixed(1)}px`];
    if (element.style.width !== wide) element.style.width = wide;
    if (element.style.height !== high) element.style.height = high;
    // A sign on a small card leaves its words to be read.
    const sign = `${Math.min(SIGN_PX_MAX, Math.max(SIGN_PX_MIN, height * camera.scale * SIGN_SHARE)).toFixed(1)}px`;
    if (element.style.getPropertyValue('--sign') !== sign) element.style.setProperty('--sign', sign);
  }
  pool.end();
}

function setTransform(element: HTMLElement, transform: string): void {
  if (element.style.transform !== transform) element.style.transform = transform;
}

/** Gives an element the name, colour and shape of a member, unless it has them already. */
function applyAppearance(element: HTMLElement, { name, hue, shape }: PlayerAppearance): void {
  const appearance = `${hue} ${shape} ${name}`;
  if (element.dataset.appearance === appearance) return;
  element.dataset.appearance = appearance;
  element.dataset.hue = String(hue);
  element.querySelector('bdi')?.replaceChildren(name);
  element.querySelector('.shape')?.setAttribute('d', SEAT_SHAPE_PATHS[shape]);
}

function createCheckMark(className: string, sign: string): HTMLElement {
  const mark = document.createElement('div');
  mark.className = className;
  mark.append(createSvg(SIGN_BOX, createPath(sign)));
  return mark;
}

function createNameTag(): HTMLElement {
  const nameTag = document.createElement('div');
  nameTag.className = 'name-tag';
  const shape = createPath('');
  shape.setAttribute('class', 'shape');
  nameTag.append(createSvg(SEAT_SHAPE_BOX, shape), document.createElement('bdi'));
  return nameTag;
}

function createPointer(): HTMLElement {
  const pointer = document.createElement('div');
  pointer.className = 'board-pointer';
  const arrow = createSvg(28, createPath(ARROW), createPath(ARROW));
  arrow.setAttribute('class', 'arrow');
  pointer.append(arrow, createNameTag());
  return pointer;
}

function createSvg(box: number, ...paths: readonly SVGPathElement[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
  svg.append(...paths);
  return svg;
}

function createPath(d: string): SVGPathElement {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('d', d);
  return element;
}
