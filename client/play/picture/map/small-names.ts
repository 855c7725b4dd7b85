/**
 * Names of regions in place that the sheet does not show at the present view: on their regions where they are read there, else beside them; and
 * those of the seas about a solved map. They are drawn once the view rests. Lists and status lines tell all names to those who do not see them.
 */
import './small-names.css';
import type { SharpSheet } from '#client/board/scene/sharp/sharp-sheet.ts';
import type { Stage } from '#client/board/stage/stage.ts';
import { language } from '#client/i18n/language.ts';
import { addSvgOverlay, svgElement } from '#client/play/picture/svg-overlay.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { PlacedName } from './label-beside.ts';
import { type NameOn, NamePlacer, type NamesView } from './name-placer.ts';
import {
  leastOnArea,
  leastOnSheet,
  loadNameFont,
  NAME_PX_MIN,
  type NamePlace,
  regionName,
  seaNames,
} from './name-places.ts';
import { NAME_LINE_HEIGHT } from './region-names.ts';

/** The view rests when it has stayed for so long: longer than it takes until a sharper sheet is painted. Milliseconds. */
const REST_MS = 250;

interface SmallNamesDeps {
  readonly stage: Stage;
  /** The stage's place. */
  readonly place: HTMLElement;
  readonly unmounted: AbortSignal;
  /** What the stage shows of the puzzle's sheet. */
  readonly sheet: SharpSheet;
}

export async function showSmallNames(
  { stage, place, unmounted, sheet }: SmallNamesDeps,
  puzzle: Puzzle,
): Promise<void> {
  const words = language.peek();
  const texts = Array.from({ length: puzzle.pieces }, (_, index) => regionName(puzzle, index + 1, words));
  await loadNameFont([...texts, ...seaNames(puzzle, words).flatMap(({ lines }) => lines)]);
  if (unmounted.aborted) return;
  const layer = addSvgOverlay(place, 'small-names');
  const names = new SmallNames({ puzzle, stage, sheet, layer, placer: new NamePlacer(puzzle, words) });
  stage.onDrawing = () => names.follow();
  stage.invalidate();
  unmounted.addEventListener('abort', () => {
    stage.onDrawing = null;
    names.stop();
    layer.remove();
  });
}

interface SmallNamesOptions extends Pick<SmallNamesDeps, 'stage' | 'sheet'> {
  readonly puzzle: Puzzle;
  readonly layer: SVGSVGElement;
  readonly placer: NamePlacer;
}

class SmallNames {
  readonly #options: SmallNamesOptions;
  #placed: ReadonlyMap<PieceId, PlacedName> = new Map();
  /** The view that was drawn last, what the sheet showed in it, and what lay on the mat. */
  #view = '';
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: SmallNamesOptions) {
    this.#options = options;
  }

  /** The board was drawn. */
  follow(): void {
    const { stage, sheet } = this.#options;
    const { camera, size, drawnBy } = stage;
    const view = [camera.x, camera.y, camera.scale, size.width, size.height, drawnBy].join(' ');
    const shown = [sheet.shownScale, ...this.#onMat()].join(' ');
    if (view === this.#view && shown === this.#shown) return;
    if (view !== this.#view) {
      this.#options.layer.replaceChildren();
      this.#placed = new Map();
      this.stop();
      this.#timer = setTimeout(() => this.#draw(), REST_MS);
    } else if (this.#timer === null) this.#draw();
    this.#view = view;
    this.#shown = shown;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #onMat(): readonly PieceId[] {
    const pieces = this.#options.stage.lastDrawn?.frame.board.groups.get(MAT_ID)?.pieces ?? [];
    return pieces.filter((piece) => piece !== MAT_ID);
  }

  #draw(): void {
    this.stop();
    const { placer, layer } = this.#options;
    const onMat = this.#onMat();
    const isWhole = onMat.length === this.#options.puzzle.pieces;
    // When the last one comes, those before it make room for every name.
    const before = isWhole ? new Map() : this.#placed;
    const view = { ...this.#namesView(), isWhole };
    const { on, beside, besideSize } = placer.place(onMat, view, before);
    this.#placed = beside;
    // Pieces would lie upon the names of seas before.
    const drawn = [...(isWhole ? placer.openSeas(view).flatMap(nameOfSea) : []), ...on.flatMap(nameOn)];
    for (const [piece, placed] of beside) drawn.push(nameBeside(piece, placer.texts[piece] ?? '', placed, besideSize));
    layer.replaceChildren(...drawn);
  }

  #namesView(): NamesView {
    const { stage, puzzle, sheet } = this.#options;
    const { width, height } = puzzle.spec;
    const { x: left, y: top } = stage.toScreen({ x: MAT_ORIGIN.x - width / 2, y: MAT_ORIGIN.y - height / 2 });
    // The sheet is painted for the view at home, and once more where it is nearer.
    const { shownScale } = sheet;
    const least = shownScale === null ? leastOnSheet() : leastOnArea(shownScale);
    const isPainted = ({ size }: NamePlace) => size >= least;
    return { scale: stage.camera.scale, left, top, ...stage.size, isPainted, seaLeast: NAME_PX_MIN };
  }
}

function nameOn(name: NameOn): SVGElement[] {
  return linesOf(name, 'data-on');
}

function nameOfSea(name: NamePlace): SVGElement[] {
  return linesOf(name, 'data-sea');
}

function linesOf({ lines, x, y, size }: NamePlace, attribute: string): SVGElement[] {
  return lines.map((line, index) => {
    const text = textAt(line, { x, y: y + (index - (lines.length - 1) / 2) * NAME_LINE_HEIGHT * size }, size);
    text.setAttribute(attribute, '');
    return text;
  });
}

function nameBeside(piece: PieceId, name: string, { box, from, to }: PlacedName, size: number): SVGElement {
  const line = `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  const paths = [0, 1].map(() => {
    const path = svgElement('path');
    path.setAttribute('d', line);
    return path;
  });
  const group = svgElement('g');
  group.setAttribute('data-region', `${piece}`);
  group.append(...paths, textAt(name, { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, size));
  return group;
}

function textAt(words: string, { x, y }: Point, size: number): SVGElement {
  const text = svgElement('text');
  text.textContent = words;
  text.setAttribute('x', x.toFixed(1));
  text.setAttribute('y', y.toFixed(1));
  text.style.fontSize = `${size.toFixed(1)}px`;
  return text;
}
