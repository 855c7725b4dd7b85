/** The names of a map's regions as cards: labels that are put upon the drawn map. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { type CardFeedback, lateFeedback } from './cards/card-feedback.ts';
import { cardProblem } from './cards/card-set.ts';
import { placeLabels } from './cards/label-places.ts';
import type { LabelSpec, LabelSpot } from './cards/label-spec.ts';
import { quartersFor } from './cards/label-width.ts';
import { labelled } from './cards/layouts.ts';
import { type MapSpec, type RequestedMap, requestedMap } from './map/map-spec.ts';
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
  const backdrop = requestedMap({ ...map, names: false }, seed);
  if (backdrop === null) return null;
  const regions = cutPuzzle(backdrop);
  const namesIn = (language: 'ko' | 'en') =>
    backdrop.regions.map((_, index) => regions.pieceName(index + 1)?.words[language] ?? '');
  const [ko, en] = [namesIn('ko'), namesIn('en')];
  if (cardProblem(ko) !== null || cardProblem(en) !== null) return null;
  const spots = spotsOf(backdrop, [...ko, ...en]);
  if (spots === null) return null;
  return {
    ...{ kind: 'cards', cutter: 1, layout: 'label', seed: backdrop.seed, backdrop },
    ...{ width: backdrop.width, height: backdrop.height, spots },
    ...labelled(ko.map((card) => ({ name: '', card }))),
    wordsIn: { ko: ['', ...ko], en: ['', ...en] },
    ...lateFeedback(feedback),
  };
}

/** Of the map that was asked for last: a teacher who writes names asks again with every letter. */
let latest: { readonly key: string; readonly spots: readonly LabelSpot[] | null } | null = null;

/** Each names the point where its region's largest part is widest. O(corners), and what `placeLabels` takes */
function spotsOf(spec: MapSpec, names: readonly string[]): readonly LabelSpot[] | null {
  const key = [spec.map, ...spec.regions, quartersFor(names)].join(' ');
  if (latest?.key !== key) latest = { key, spots: findSpots(spec, names) };
  return latest.spots;
}

function findSpots(spec: MapSpec, names: readonly string[]): readonly LabelSpot[] | null {
  const { homeX, homeY, outlineOf } = cutPuzzle(spec);
  const points = spec.regions.map((_, index) => {
    const piece = index + 1;
    const { x, y } = widestPlace(outlineOf(piece)[0]?.corners ?? new Int32Array(0));
    return {
      x: Math.floor(spec.width / 2 + (homeX[piece] ?? 0) + x / STEPS_PER_UNIT),
      y: Math.floor(spec.height / 2 + (homeY[piece] ?? 0) + y / STEPS_PER_UNIT),
    };
  });
  const cards = placeLabels(points, spec, names);
  if (cards === null) return null;
  return points.flatMap((point, index) => {
    const card = cards[index];
    return card === undefined ? [] : [{ ...point, card }];
  });
}
