/** Makes a map's definition from what a class asks for. */
import type { PuzzleSpec, SheetPart } from '#shared/puzzle/puzzle.ts';
import { drawnMap } from './drawn-maps.ts';
import { sheetSides } from './map-extent.ts';
import type { MapId } from './map-ids.ts';

/** The definition of a map. */
export interface MapSpec extends PuzzleSpec {
  readonly kind: 'map';
  /** Version of the cutter, of its deal and of the drawn maps. A released one never changes. */
  readonly cutter: 1;
  readonly map: MapId;
  /** The regions that are pieces: ids of the drawn map in its order. Piece n is the n-th. */
  readonly regions: readonly string[];
  /** What the teacher calls regions otherwise, by their ids. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Do the pieces show their names? */
  readonly names: boolean;
  /** What the sheet shows of the map as it was drawn, in units of that. Left out: all of it, and no more. */
  readonly extent?: SheetPart;
}

/** A map as a class asks for it. */
export interface RequestedMap {
  readonly map: MapId;
  /** Ids of regions that are no pieces. */
  readonly leftOut?: readonly string[];
  readonly renamed?: readonly { readonly region: string; readonly name: string }[];
  /** Do the pieces show their names? Without it they do. `cards`: no region is a piece; the names are, and belong on the whole map. */
  readonly names?: boolean | 'cards';
  readonly seed?: number;
}

/** A puzzle has at least two pieces. */
export const REGIONS_MIN = 2;

/** Null: it names regions that the map has not, or leaves too few. The map must be here. @param seed for a request without one */
export function requestedMap(request: RequestedMap, seed: number): MapSpec | null {
  const { map, leftOut = [], renamed = [], names = true } = request;
  const drawn = drawnMap(map);
  if (drawn === undefined) return null;
  const ids = drawn.regions.map(({ id }) => id);
  if (![...leftOut, ...renamed.map(({ region }) => region)].every((id) => ids.includes(id))) return null;
  const regions = ids.filter((id) => !leftOut.includes(id));
  if (regions.length < REGIONS_MIN) return null;
  const called = renamed.flatMap(({ region, name }) => (name.trim() === '' ? [] : [[region, name.trim()] as const]));
  const { width, height } = drawn;
  return {
    ...{ kind: 'map', cutter: 1, seed: request.seed ?? seed, width, height, map, regions, names: names === true },
    renamed: Object.fromEntries(called),
  };
}

/** The same map on another sheet. @param extent of integers; all regions lie in it */
export function mapWithin(spec: MapSpec, extent: SheetPart): MapSpec {
  return { ...spec, ...sheetSides(extent), extent };
}
