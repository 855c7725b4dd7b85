/** The names of a map's regions as cards: labels that are put upon the drawn map. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { partsMeet } from '#shared/puzzle/parts-meet.ts';
import type { SheetPart } from '#shared/puzzle/puzzle.ts';
import { type CardFeedback, lateFeedback } from './cards/card-feedback.ts';
import { cardProblem } from './cards/card-set.ts';
import { type LabelColumns, labelColumns } from './cards/label-columns.ts';
import type { LabelSpec } from './cards/label-spec.ts';
import { type WordWidths, wordWidths } from './cards/label-width.ts';
import type { Spot } from './cards/labels-beside.ts';
import { labelled } from './cards/layouts.ts';
import { landGrid } from './map/land-grid.ts';
import { onSheet } from './map/map-extent.ts';
import { type MapSpec, mapWithin, type RequestedMap, requestedMap } from './map/map-spec.ts';
import { seaPlaces } from './map/sea-names.ts';
import { widestPlace } from './map/widest-place.ts';
import { cutPuzzle } from './registry.ts';

/** A map as a class asks for it, and when players know of names on cards what is right. */
export interface RequestedNames extends RequestedMap {
  readonly feedback?: CardFeedback;
}

/** Is there nothing that it could tell of? */
export function isFeedbackNeedless({ names, feedback }: RequestedNames): boolean {
  return feedback !== undefined && names !== 'cards';
}

/**
 * What the map is cut by must be here: `loadCutters`.
 * @returns null: these regions make no map, or it has no room for so many labels
 */
export function mapLabels(request: RequestedNames, seed: number): LabelSpec | null {
  const { feedback, ...map } = request;
  const drawn = requestedMap({ ...map, names: false }, seed);
  if (drawn === null) return null;
  const regions = cutPuzzle(drawn);
  const namesIn = (language: 'ko' | 'en') =>
    drawn.regions.map((_, index) => regions.pieceName(index + 1)?.words[language] ?? '');
  const [ko, en] = [namesIn('ko'), namesIn('en')];
  if (cardProblem(ko) !== null || cardProblem(en) !== null) return null;
  const laid = layLabels(drawn, [ko, en]);
  if (laid === null) return null;
  const { extent, spots } = laid;
  const backdrop = mapWithin(drawn, extent);
  return {
    ...{ kind: 'cards', cutter: 1, layout: 'label', seed: backdrop.seed, backdrop },
    ...{ width: backdrop.width, height: backdrop.height, spots },
    ...labelled(ko.map((card) => ({ name: '', card }))),
    wordsIn: { ko: ['', ...ko], en: ['', ...en] },
    ...lateFeedback(feedback),
  };
}

/** On the sheet of an extent. */
interface LaidLabels extends Pick<LabelSpec, 'spots'> {
  readonly extent: LabelColumns['extent'];
}

/** Of the map that was asked for last: a teacher who writes names asks again with every letter. */
let latest: { readonly key: string; readonly laid: LaidLabels | null } | null = null;

/** O(corners), and what `labelColumns` takes. @param names in each language */
function layLabels(drawn: MapSpec, names: readonly (readonly string[])[]): LaidLabels | null {
  const widths = names.map((words) => words.map(wordWidths));
  const key = JSON.stringify([drawn.map, drawn.regions, widths]);
  if (latest?.key !== key) latest = { key, laid: findPlaces(drawn, widths) };
  return latest.laid;
}

function findPlaces(drawn: MapSpec, widths: readonly (readonly WordWidths[])[]): LaidLabels | null {
  const points = namedPoints(drawn);
  const land = landGrid(cutPuzzle(drawn));
  const seas = seaPlaces(drawn.map);
  const bounds = boundsOf([land.bounds, ...seas]);
  const isTaken = (part: SheetPart) => land.hasLand(part) || seas.some((sea) => partsMeet(part, sea));
  const columns = labelColumns({ points, widths, bounds, isTaken });
  if (columns === null) return null;
  const { extent } = columns;
  const place = ({ x, y }: Spot) => ({ x: onSheet(x - extent.left, extent), y: onSheet(y - extent.top, extent) });
  const spots = points.flatMap((point, index) => {
    const card = columns.cards[index];
    if (card === undefined) return [];
    const { x: left, y: top } = place({ x: card.left, y: card.top });
    // Their sides are multiples of eight: half the room between two of them is whole.
    const [width, height] = [card.width, card.height].map((side) => 8 * Math.floor(onSheet(side, extent) / 8));
    return [{ ...place(point), card: { left, top, width: width ?? 0, height: height ?? 0 } }];
  });
  return { extent, spots };
}

/** Each is where its region's largest part is widest. Units. */
function namedPoints(spec: MapSpec): readonly Spot[] {
  const { homeX, homeY, outlineOf } = cutPuzzle(spec);
  return spec.regions.map((_, index) => {
    const piece = index + 1;
    const { x, y } = widestPlace(outlineOf(piece)[0]?.corners ?? new Int32Array(0));
    return {
      x: Math.floor(spec.width / 2 + (homeX[piece] ?? 0) + x / STEPS_PER_UNIT),
      y: Math.floor(spec.height / 2 + (homeY[piece] ?? 0) + y / STEPS_PER_UNIT),
    };
  });
}

/** Around all of them. Integers. */
function boundsOf(parts: readonly SheetPart[]): SheetPart {
  const left = Math.floor(Math.min(...parts.map((part) => part.left)));
  const top = Math.floor(Math.min(...parts.map((part) => part.top)));
  const right = Math.ceil(Math.max(...parts.map((part) => part.left + part.width)));
  const bottom = Math.ceil(Math.max(...parts.map((part) => part.top + part.height)));
  return { left, top, width: right - left, height: bottom - top };
}
