/**
 * Which names of regions show at a scale, and where: on their regions where they are read there, else beside them in the sea. All who draw
 * names ask here: the board, and pictures of it.
 */
import type { Rect } from '#client/board/camera/camera.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { crossesBox, FreePlaces, meet, type NameBeside, type PlacedName, placeBeside } from './label-beside.ts';
import { waterOf } from './land.ts';
import { measureText, NAME_PX_MIN, type NamePlace, namePlaces, regionName, seaNames } from './name-places.ts';
import { nameSides } from './region-names.ts';

/** Of a name beside its region: CSS pixels, those of a view with room for them, and shares of its short side; a projector shows it large. */
const SIZE_PX_MIN = 11;
const SIZE_PX = 13;
const SIZE_PX_SHARE = 0.02;
const SIZE_SHARE = 0.016;
/** Of its box, in its size. */
const BOX_HEIGHT = 1.3;
const BOX_MARGIN = 0.25;
/** A name that has no room beside its region, and is so large on it, stands there. CSS pixels. */
const ANYWAY_PX_MIN = 9;
/** A line is so long at most, as a share of the sheet's short side. */
const REACH = 0.2;
/** Where every region is to be named lines may be longer, and at last names smaller: as large as those that are read at all. */
const REACHES_OF_WHOLE = [0.32, 0.6];
/** Names of the whole sheet at so many scales are remembered. */
const SCALES_MAX = 4;

/** What is drawn of the sheet. CSS pixels. */
export interface NamesView {
  /** Pixels a unit. */
  readonly scale: number;
  /** Where the sheet's top left corner comes. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Smaller names are not read. Without it, NAME_PX_MIN, and beside regions SIZE_PX_MIN. */
  readonly least?: number;
  /** It is looked at as a whole: every region has its name, where need be at a longer line, or in smaller letters. */
  readonly isWhole?: boolean;
  /** Names of seas are so large at least. CSS pixels; without it, as large as the sheet has them. */
  readonly seaLeast?: number;
  /** Does the sheet show it already? Without it, none. */
  isPainted?(place: NamePlace): boolean;
}

/** A name on its region. CSS pixels. */
export interface NameOn extends NamePlace {
  readonly piece: PieceId;
}

/** What a page measures. */
export interface NameMeasures {
  /** How wide a text is that is one unit high. */
  readonly widthOf: (text: string) => number;
  /** Is there no land in this part of the sheet, in units? */
  readonly isWater: (part: SheetPart) => boolean;
}

export interface PlacedNames {
  /** Without those that the sheet shows. */
  readonly on: readonly NameOn[];
  readonly beside: ReadonlyMap<PieceId, PlacedName>;
  /** Of the names beside regions. CSS pixels. */
  readonly besideSize: number;
}

/** Names at one size, as many as have room near by. */
interface NearNames {
  readonly placed: PlacedNames;
  /** All that are not on their regions. */
  readonly left: readonly NameBeside[];
  /** Places them again, at lines of up to a share of the sheet's short side. */
  placeBeside(before: PlacedNames['beside'], reach: number): PlacedNames['beside'];
}

export class NamePlacer {
  /** Index = piece. */
  readonly texts: readonly string[];
  readonly #puzzle: Puzzle;
  readonly #places: readonly (NamePlace | null)[];
  readonly #seas: readonly NamePlace[];
  readonly #measures: NameMeasures;
  readonly #wholes = new Map<string, PlacedNames>();

  /** The font of the names is here: `loadNameFont`. */
  constructor(
    puzzle: Puzzle,
    language: Language,
    measures: NameMeasures = { widthOf: measureText(), isWater: waterOf(puzzle) },
  ) {
    this.#puzzle = puzzle;
    this.#measures = measures;
    this.texts = Array.from({ length: puzzle.pieces + 1 }, (_, piece) => regionName(puzzle, piece, language));
    this.#places = namePlaces(puzzle, language, measures.widthOf);
    this.#seas = seaNames(puzzle, language);
  }

  /** @param before what is beside regions in this view already, and stays there */
  place(pieces: readonly PieceId[], view: NamesView, before: PlacedNames['beside'] = new Map()): PlacedNames {
    const size = besideSizeIn(view);
    if (view.isWhole !== true) return this.#placeNear(pieces, view, before, size).placed;
    let best = placeFar(this.#placeNear(pieces, view, before, size));
    for (const smaller of [SIZE_PX_MIN, ANYWAY_PX_MIN].filter((each) => each < size)) {
      if (best.missing === 0) break;
      const far = placeFar(this.#placeNear(pieces, view, before, smaller));
      if (far.missing < best.missing) best = far;
    }
    return best.placed;
  }

  #placeNear(
    pieces: readonly PieceId[],
    view: NamesView,
    before: PlacedNames['beside'],
    besideSize: number,
  ): NearNames {
    const beside: NameBeside[] = [];
    const on: NameOn[] = [];
    const taken: Rect[] = [];
    for (const piece of pieces) {
      const place = this.#places[piece];
      if (place == null) continue;
      const at = { x: view.left + place.x * view.scale, y: view.top + place.y * view.scale };
      if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) continue;
      const size = place.size * view.scale;
      const isPainted = view.isPainted?.(place) ?? false;
      if (isPainted || size >= (view.least ?? NAME_PX_MIN)) {
        taken.push(boxOf(nameSides(place.lines, this.#measures.widthOf), at, size));
        if (!isPainted) on.push({ piece, lines: place.lines, ...at, size });
      } else {
        const width = (this.#measures.widthOf(this.texts[piece] ?? '') + 2 * BOX_MARGIN) * besideSize;
        beside.push({ piece, at, width, height: BOX_HEIGHT * besideSize });
      }
    }
    const { width, height } = this.#puzzle.spec;
    const seas = this.#seasIn(view).map((sea) => this.#boxOfSea(sea));
    const around = {
      taken,
      isFree: (box: Rect) => this.#isFree(box, view) && !seas.some((sea) => meet(sea, box)),
      isLand: (at: Point) => this.#isLand(at, view),
    };
    const free = new FreePlaces(around);
    const place = (names: readonly NameBeside[], before: PlacedNames['beside'], reach: number) =>
      placeBeside(names, before, around, reach * Math.min(width, height) * view.scale, free);
    const near = place(beside, before, REACH);
    const left = beside.filter(({ piece, at }) => {
      const { lines, size } = this.#places[piece] ?? { lines: [], size: 0 };
      const name = { piece, lines, ...at, size: size * view.scale };
      const box = boxOf(nameSides(lines, this.#measures.widthOf), at, name.size);
      if (near.has(piece) || name.size < ANYWAY_PX_MIN || [...near.values()].some((one) => crossesBox(one, box)))
        return true;
      on.push(name);
      taken.push(box);
      return false;
    });
    return {
      placed: { on, beside: near, besideSize },
      left,
      placeBeside: (before, reach) => place(left, before, reach),
    };
  }

  /** The names of the seas that lie on water as a whole, for a view whose sheet does not show its water. CSS pixels. */
  openSeas(view: NamesView): readonly NamePlace[] {
    return this.#seasIn(view).filter((sea) => this.#measures.isWater(toSheet(this.#boxOfSea(sea), view)));
  }

  #boxOfSea(sea: NamePlace): Rect {
    return boxOf(nameSides(sea.lines, this.#measures.widthOf), sea, sea.size);
  }

  #seasIn(view: NamesView): readonly NamePlace[] {
    return this.#seas.map(({ lines, x, y, size }) => ({
      lines,
      x: view.left + x * view.scale,
      y: view.top + y * view.scale,
      size: Math.max(view.seaLeast ?? 0, size * view.scale),
    }));
  }

  /** Of all regions, on a picture of the whole sheet: the same at each call. @param scale CSS pixels a unit */
  placeAll(scale: number, least?: number): PlacedNames {
    const key = `${scale} ${least}`;
    const known = this.#wholes.get(key);
    if (known !== undefined) return known;
    const { pieces, spec } = this.#puzzle;
    const all = Array.from({ length: pieces }, (_, index) => index + 1);
    const sides = { width: spec.width * scale, height: spec.height * scale };
    const view = { scale, left: 0, top: 0, ...sides, isWhole: true };
    const placed = this.place(all, least === undefined ? view : { ...view, least });
    for (const [oldest] of this.#wholes) if (this.#wholes.size >= SCALES_MAX) this.#wholes.delete(oldest);
    this.#wholes.set(key, placed);
    return placed;
  }

  /** On the sheet, in view, and on water. */
  #isFree(box: Rect, view: NamesView): boolean {
    if (box.left < 0 || box.top < 0 || box.right > view.width || box.bottom > view.height) return false;
    const { width, height } = this.#puzzle.spec;
    const part = toSheet(box, view);
    const isOnSheet =
      part.left >= 0 && part.top >= 0 && part.left + part.width <= width && part.top + part.height <= height;
    return isOnSheet && this.#measures.isWater(part);
  }

  #isLand({ x, y }: Point, view: NamesView): boolean {
    return !this.#measures.isWater(toSheet({ left: x, top: y, right: x + 1, bottom: y + 1 }, view));
  }
}

function besideSizeIn({ width, height, least = SIZE_PX_MIN }: NamesView): number {
  const side = Math.min(width, height);
  return Math.max(least, Math.min(SIZE_PX, SIZE_PX_SHARE * side), SIZE_SHARE * side);
}

/** Those without room near by, at longer lines. `missing`: how many regions in view have no name even so. */
function placeFar(near: NearNames): { readonly placed: PlacedNames; readonly missing: number } {
  const { placed, left } = near;
  let most = placed.beside;
  for (const reach of REACHES_OF_WHOLE) {
    if (most.size === left.length) break;
    // What stands near its region may be in the way.
    for (const before of [placed.beside, new Map<PieceId, PlacedName>()]) {
      const beside = near.placeBeside(before, reach);
      if (beside.size > most.size) most = beside;
      if (beside.size === left.length) break;
    }
  }
  return { placed: { ...placed, beside: most }, missing: left.length - most.size };
}

function toSheet({ left, top, right, bottom }: Rect, view: NamesView): SheetPart {
  return {
    left: (left - view.left) / view.scale,
    top: (top - view.top) / view.scale,
    width: (right - left) / view.scale,
    height: (bottom - top) / view.scale,
  };
}

function boxOf({ width, height }: ReturnType<typeof nameSides>, { x, y }: Point, size: number): Rect {
  const [across, down] = [(width * size) / 2, (height * size) / 2];
  return { left: x - across, top: y - down, right: x + across, bottom: y + down };
}
