/**
 * Names of regions in place that the sheet does not show at the present view: on their regions where they are read there, else beside them.
 * They are drawn once the view rests. Lists and status lines tell all names to those who do not see them.
 */
import './small-names.css';
import type { Camera, Rect } from '#client/board/camera/camera.ts';
import { TEXTURE_LONG_SIDE_MAX } from '#client/board/limits.ts';
import { SHARPER_FROM } from '#client/board/scene/sharp/sharp-sheet.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import { language } from '#client/i18n/language.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { type NameBeside, type PlacedName, placeBeside } from './label-beside.ts';
import { waterOf } from './land.ts';
import { leastOnSheet, loadNameFont, measureText, NAME_PX_MIN, type NamePlace, namePlaces } from './name-places.ts';
import { NAME_LINE_HEIGHT, nameSides } from './region-names.ts';

/** The view rests when it has stayed for so long. Milliseconds. */
const REST_MS = 150;
/** Of a name beside its region: CSS pixels, and a share of the view's short side, which a projector shows large. */
const SIZE_PX_MIN = 11;
const SIZE_SHARE = 0.016;
/** Of its box, in its size. */
const BOX_HEIGHT = 1.3;
const BOX_MARGIN = 0.25;
/** A line is so long at most, as a share of the mat's short side. */
const REACH = 0.2;
const SVG = 'http://www.w3.org/2000/svg';

interface SmallNamesDeps {
  readonly stage: Stage;
  /** The stage's place. */
  readonly place: HTMLElement;
  readonly unmounted: AbortSignal;
}

export async function showSmallNames({ stage, place, unmounted }: SmallNamesDeps, puzzle: Puzzle): Promise<void> {
  const words = language.peek();
  const texts = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words[words] ?? '');
  await loadNameFont(texts);
  if (unmounted.aborted) return;
  const layer = document.createElementNS(SVG, 'svg');
  layer.setAttribute('class', 'board-overlay small-names');
  layer.setAttribute('aria-hidden', 'true');
  place.append(layer);
  const names = new SmallNames(puzzle, stage, layer, ['', ...texts]);
  stage.onDrawing = () => names.follow();
  stage.invalidate();
  unmounted.addEventListener('abort', () => {
    stage.onDrawing = null;
    names.stop();
    layer.remove();
  });
}

class SmallNames {
  readonly #puzzle: Puzzle;
  readonly #stage: Stage;
  readonly #layer: SVGSVGElement;
  readonly #texts: readonly string[];
  readonly #places: readonly (NamePlace | null)[];
  readonly #isWater: ReturnType<typeof waterOf>;
  readonly #widthOf = measureText();
  #placed: ReadonlyMap<PieceId, PlacedName> = new Map();
  /** The view that was drawn last, and what lay on the mat. */
  #view = '';
  #inPlace = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(puzzle: Puzzle, stage: Stage, layer: SVGSVGElement, texts: readonly string[]) {
    this.#puzzle = puzzle;
    this.#stage = stage;
    this.#layer = layer;
    this.#texts = texts;
    this.#places = namePlaces(puzzle, language.peek());
    this.#isWater = waterOf(puzzle);
  }

  /** The board was drawn. */
  follow(): void {
    const { camera, size, drawnBy } = this.#stage;
    const view = [camera.x, camera.y, camera.scale, size.width, size.height, drawnBy].join(' ');
    const inPlace = this.#onMat().join(' ');
    if (view === this.#view && inPlace === this.#inPlace) return;
    if (view !== this.#view) {
      this.#layer.replaceChildren();
      this.#placed = new Map();
      this.stop();
      this.#timer = setTimeout(() => this.#draw(), REST_MS);
    } else if (this.#timer === null) this.#draw();
    this.#view = view;
    this.#inPlace = inPlace;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #onMat(): readonly PieceId[] {
    return this.#stage.lastDrawn?.frame.board.groups.get(MAT_ID)?.pieces ?? [];
  }

  #draw(): void {
    this.stop();
    const { camera, size } = this.#stage;
    const beside: NameBeside[] = [];
    const drawn: SVGElement[] = [];
    const taken: Rect[] = [];
    const besideSize = Math.max(SIZE_PX_MIN, SIZE_SHARE * Math.min(size.width, size.height));
    for (const piece of this.#onMat()) {
      const name = this.#places[piece];
      if (name == null) continue;
      const at = this.#toScreen(name);
      if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
      const onRegion = name.size * camera.scale;
      const isOnSheet = this.#isOnSheet(name, camera);
      if (isOnSheet || onRegion >= NAME_PX_MIN) {
        taken.push(boxOf(nameSides(name.lines, this.#widthOf), at, onRegion));
        if (!isOnSheet) drawn.push(...nameOn(name.lines, at, onRegion));
      } else {
        const width = (this.#widthOf(this.#texts[piece] ?? '') + 2 * BOX_MARGIN) * besideSize;
        beside.push({ piece, at, width, height: BOX_HEIGHT * besideSize });
      }
    }
    const { width, height } = this.#puzzle.spec;
    const reach = REACH * Math.min(width, height) * camera.scale;
    this.#placed = placeBeside(
      beside,
      this.#placed,
      { taken, isFree: (box) => this.#isFree(box), isLand: (at) => this.#isLand(at) },
      reach,
    );
    for (const [piece, placed] of this.#placed)
      drawn.push(...nameBeside(piece, this.#texts[piece] ?? '', placed, besideSize));
    this.#layer.replaceChildren(...drawn);
  }

  /** The sheet is painted for the view at home, and by WebGL once more where it is nearer. */
  #isOnSheet({ size }: NamePlace, { scale }: Camera): boolean {
    const isPaintedAgain = this.#stage.drawnBy === 'webgl' && scale * devicePixelRatio * PICTURE_LONG_SIDE > SHARPER;
    return size >= leastOnSheet() || (isPaintedAgain && size * scale >= NAME_PX_MIN);
  }

  /** On the mat, in view, and on water. */
  #isFree({ left, top, right, bottom }: Rect): boolean {
    const { size } = this.#stage;
    if (left < 0 || top < 0 || right > size.width || bottom > size.height) return false;
    const { width, height } = this.#puzzle.spec;
    const part = this.#toSheet({ left, top, right, bottom });
    const isOnMat =
      part.left >= 0 && part.top >= 0 && part.left + part.width <= width && part.top + part.height <= height;
    return isOnMat && this.#isWater(part);
  }

  #isLand({ x, y }: Point): boolean {
    return !this.#isWater(this.#toSheet({ left: x, top: y, right: x + 1, bottom: y + 1 }));
  }

  #toSheet({ left, top, right, bottom }: Rect): SheetPart {
    const { scale, x, y } = this.#stage.camera;
    const { width, height } = this.#puzzle.spec;
    return {
      left: left / scale + x - MAT_ORIGIN.x + width / 2,
      top: top / scale + y - MAT_ORIGIN.y + height / 2,
      width: (right - left) / scale,
      height: (bottom - top) / scale,
    };
  }

  #toScreen({ x, y }: Point): Point {
    const { width, height } = this.#puzzle.spec;
    return this.#stage.toScreen({ x: MAT_ORIGIN.x + x - width / 2, y: MAT_ORIGIN.y + y - height / 2 });
  }
}

/** From so many pixels of the sheet's longer side on it is painted again. */
const SHARPER = SHARPER_FROM * TEXTURE_LONG_SIDE_MAX;

function boxOf({ width, height }: ReturnType<typeof nameSides>, { x, y }: Point, size: number): Rect {
  const [across, down] = [(width * size) / 2, (height * size) / 2];
  return { left: x - across, top: y - down, right: x + across, bottom: y + down };
}

function nameOn(lines: readonly string[], { x, y }: Point, size: number): SVGElement[] {
  return lines.map((line, index) => {
    const text = textAt(line, { x, y: y + (index - (lines.length - 1) / 2) * NAME_LINE_HEIGHT * size }, size);
    text.setAttribute('data-on', '');
    return text;
  });
}

function nameBeside(piece: PieceId, name: string, { box, from, to }: PlacedName, size: number): SVGElement[] {
  const line = `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  const paths = [0, 1].map(() => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', line);
    return path;
  });
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('data-region', `${piece}`);
  group.append(...paths, textAt(name, { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, size));
  return [group];
}

function textAt(words: string, { x, y }: Point, size: number): SVGElement {
  const text = document.createElementNS(SVG, 'text');
  text.textContent = words;
  text.setAttribute('x', x.toFixed(1));
  text.setAttribute('y', y.toFixed(1));
  text.style.fontSize = `${size.toFixed(1)}px`;
  return text;
}
