/**
 * Names of who holds what, and others' pointers: plain elements over the canvas. They are reused, moved by transform alone,
 * and hidden from screen readers, which hear of moves elsewhere.
 */
import './overlay.css';
import { SEAT_SHAPE_BOX, SEAT_SHAPE_PATHS } from '#client/ui/seat/seat-shapes.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { SeatShape } from '#shared/protocol/socket-events.ts';
import { type Camera, toPixel } from './camera/camera.ts';

/** How a member is shown to others. */
export interface PlayerAppearance {
  readonly name: string;
  readonly hue: number;
  readonly shape: SeatShape;
}

/** A name at a place of the plane, in units: it stands above it. */
export interface NameTag extends Point {
  /** The same thing in every frame. */
  readonly key: number;
  readonly player: PlayerAppearance;
}

/** A pointer at a place of the plane, in units. It may go without a name. */
export interface PointerMark extends Point {
  readonly key: number;
  readonly player: PlayerAppearance;
  readonly isLaser: boolean;
  readonly isNamed: boolean;
}

export interface OverlayFrame {
  readonly nameTags: readonly NameTag[];
  readonly pointers: readonly PointerMark[];
}

export interface Overlay {
  draw(view: OverlayFrame, camera: Camera, size: { readonly width: number; readonly height: number }): void;
  destroy(): void;
}

/** Pointers are heard of about so often: a mark takes so long from one place to the next. Milliseconds. */
const POINTER_STEP_MS = 80;
/** A name stays so far inside the view, in CSS pixels: half its usual width, and its height. */
const NAME_HALF_PX = 48;
const NAME_HIGH_PX = 34;
/** Between a name and what it names. CSS pixels. */
const NAME_GAP_PX = 4;

const SVG = 'http://www.w3.org/2000/svg';
const ARROW = 'M3 3 24 11.5 14.5 14.5 11.5 24z';

export function createOverlay(host: HTMLElement): Overlay {
  const layer = document.createElement('div');
  layer.className = 'board-overlay';
  layer.setAttribute('aria-hidden', 'true');
  host.append(layer);
  const nameTags = new ElementPool(layer, createNameTag);
  const pointers = new ElementPool(layer, createPointer);
  let lastCamera: Camera | null = null;

  return {
    draw(view, camera, { width, height }) {
      const isSteady =
        lastCamera !== null &&
        lastCamera.scale === camera.scale &&
        lastCamera.x === camera.x &&
        lastCamera.y === camera.y;
      lastCamera = camera;
      nameTags.begin();
      for (const nameTag of view.nameTags) {
        const element = nameTags.take(nameTag.key);
        applyAppearance(element, nameTag.player);
        const at = toPixel(camera, nameTag);
        const x = Math.min(width - NAME_HALF_PX, Math.max(NAME_HALF_PX, at.x));
        const y = Math.min(height, Math.max(NAME_HIGH_PX, at.y));
        setTransform(
          element,
          `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%) translateY(-${NAME_GAP_PX}px)`,
        );
      }
      nameTags.end();
      pointers.begin();
      for (const pointer of view.pointers) {
        const element = pointers.take(pointer.key);
        applyAppearance(element, pointer.player);
        element.toggleAttribute('data-laser', pointer.isLaser);
        const name = element.querySelector<HTMLElement>('.name-tag');
        if (name !== null) name.hidden = !pointer.isNamed;
        const at = toPixel(camera, pointer);
        element.style.transition = isSteady ? `transform ${POINTER_STEP_MS}ms linear` : 'none';
        setTransform(element, `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`);
      }
      pointers.end();
    },
    destroy: () => layer.remove(),
  };
}

/** Elements by key. What a frame does not take is put aside, and taken for the next new key. */
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
    // What stood elsewhere a moment ago must not be seen flying here.
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

function setTransform(element: HTMLElement, transform: string): void {
  if (element.style.transform !== transform) element.style.transform = transform;
}

/** Gives an element the name, colour and shape of a member, if it has not got them. */
function applyAppearance(element: HTMLElement, { name, hue, shape }: PlayerAppearance): void {
  const appearance = `${hue} ${shape} ${name}`;
  if (element.dataset.appearance === appearance) return;
  element.dataset.appearance = appearance;
  element.dataset.hue = String(hue);
  element.querySelector('bdi')?.replaceChildren(name);
  element.querySelector('.shape')?.setAttribute('d', SEAT_SHAPE_PATHS[shape]);
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
