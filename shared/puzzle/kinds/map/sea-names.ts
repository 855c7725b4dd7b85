/** The names on the water of a map's sheet. */
import type { PerLanguage } from '#shared/languages.ts';
import type { SheetPart } from '#shared/puzzle/puzzle.ts';
import { textWidth } from '#shared/text/text-width.ts';
import { drawnMap } from './drawn-maps.ts';
import { onSheet } from './map-extent.ts';
import type { MapSpec } from './map-spec.ts';

interface SeaName {
  readonly words: PerLanguage<string>;
  /** The middle, and how large the letters are: units from the sheet's top left. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Letters on the sheet, and how large they are at most on the map as it was drawn. Units. */
const SIZE = 380;
const SIZE_DRAWN_MAX = 560;
/** Of what stays free about a name, in its size. */
const MARGIN = 0.3;

/** The map must be here. */
export function seasOf({ map, extent }: MapSpec): readonly SeaName[] {
  const seas = drawnMap(map)?.seas ?? [];
  if (extent === undefined) return seas.map((sea) => ({ ...sea, size: SIZE }));
  return seas.map(({ words, x, y }) => ({
    words,
    x: onSheet(x - extent.left, extent),
    y: onSheet(y - extent.top, extent),
    size: Math.min(SIZE, onSheet(SIZE_DRAWN_MAX, extent)),
  }));
}

/** What they take of the drawn map at most, in any language and on a sheet of any extent. Units of the drawn map. */
export function seaPlaces(map: MapSpec['map']): readonly SheetPart[] {
  return (drawnMap(map)?.seas ?? []).map(({ words, x, y }) => {
    const width = (Math.max(textWidth(words.ko), textWidth(words.en)) / 100 + 2 * MARGIN) * SIZE_DRAWN_MAX;
    const height = (1 + 2 * MARGIN) * SIZE_DRAWN_MAX;
    return { left: x - width / 2, top: y - height / 2, width, height };
  });
}
