/**
 * Names of who holds what, and others' pointers: plain elements over the canvas. They are reused, moved by transform alone,
 * and hidden from screen readers, which hear of moves elsewhere.
 */
import './overlay.css';
import type { Point } from '../../shared/geometry/pose.ts';
import type { SeatShape } from '../../shared/protocol/events.ts';
import { SHAPE_BOX, SHAPES } from '../ui/shape.ts';
import { type Camera, toPixel } from './camera/camera.ts';

/** How a member is shown to others. */
export interface Who {
  readonly name: string;
  readonly hue: number;
  readonly shape: SeatShape;
}

/** A name at a place of the plane, in units: it stands above it. */
export interface Chip extends Point {
  /** The same thing in every frame. */
  readonly key: number;
  readonly who: Who;
}

/** A pointer at a place of the plane, in units. Who is null: it goes without a name. */
export interface PointerMark extends Point {
  readonly key: number;
  readonly who: Who;
  readonly laser: boolean;
  readonly named: boolean;
}

export interface OverlayView {
  readonly chips: readonly Chip[];
  readonly pointers: readonly PointerMark[];
}

export interface Overlay {
  draw(view: OverlayView, camera: Camera, size: { readonly width: number; readonly height: number }): void;
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
  const names = new Pool(layer, nameElement);
  const pointers = new Pool(layer, pointerElement);
  let before: Camera | null = null;

  return {
    draw(view, camera, { width, height }) {
      const isSteady =
        before !== null && before.scale === camera.scale && before.x === camera.x && before.y === camera.y;
      before = camera;
      names.begin();
      for (const chip of view.chips) {
        const element = names.take(chip.key);
        dress(element, chip.who);
        const at = toPixel(camera, chip);
        const x = Math.min(width - NAME_HALF_PX, Math.max(NAME_HALF_PX, at.x));
        const y = Math.min(height, Math.max(NAME_HIGH_PX, at.y));
        place(
          element,
          `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%) translateY(-${NAME_GAP_PX}px)`,
        );
      }
      names.end();
      pointers.begin();
      for (const pointer of view.pointers) {
        const element = pointers.take(pointer.key);
        dress(element, pointer.who);
        element.toggleAttribute('data-laser', pointer.laser);
        const name = element.querySelector<HTMLElement>('.board-name');
        if (name !== null) name.hidden = !pointer.named;
        const at = toPixel(camera, pointer);
        element.style.transition = isSteady ? `transform ${POINTER_STEP_MS}ms linear` : 'none';
        place(element, `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`);
      }
      pointers.end();
    },
    destroy: () => layer.remove(),
  };
}

/** Elements by key. What a frame does not take is put aside, and taken for the next new key. */
class Pool {
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
    const known = this.#used.get(key);
    if (known !== undefined) return known;
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

function place(element: HTMLElement, transform: string): void {
  if (element.style.transform !== transform) element.style.transform = transform;
}

/** Gives an element the name, colour and shape of a member, if it has not got them. */
function dress(element: HTMLElement, { name, hue, shape }: Who): void {
  const look = `${hue} ${shape} ${name}`;
  if (element.dataset.look === look) return;
  element.dataset.look = look;
  element.dataset.hue = String(hue);
  element.querySelector('bdi')?.replaceChildren(name);
  element.querySelector('.shape')?.setAttribute('d', SHAPES[shape]);
}

function nameElement(): HTMLElement {
  const chip = document.createElement('div');
  chip.className = 'board-name';
  const shape = path('');
  shape.setAttribute('class', 'shape');
  chip.append(drawing(SHAPE_BOX, shape), document.createElement('bdi'));
  return chip;
}

function pointerElement(): HTMLElement {
  const pointer = document.createElement('div');
  pointer.className = 'board-pointer';
  const arrow = drawing(28, path(ARROW), path(ARROW));
  arrow.setAttribute('class', 'arrow');
  pointer.append(arrow, nameElement());
  return pointer;
}

function drawing(box: number, ...paths: readonly SVGPathElement[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
  svg.append(...paths);
  return svg;
}

function path(d: string): SVGPathElement {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('d', d);
  return element;
}
