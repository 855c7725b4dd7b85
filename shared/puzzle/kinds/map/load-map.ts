/** Loads the data of one map. Each is a part of its own. */
import type { DrawnMap } from './drawn-map.ts';
import { addDrawnMap, drawnMap } from './drawn-maps.ts';
import type { MapId } from './map-ids.ts';

const PARTS: Readonly<Record<MapId, () => Promise<{ readonly DRAWN: DrawnMap }>>> = {
  korea16: () => import('./drawn/korea16.ts'),
  korea17: () => import('./drawn/korea17.ts'),
  asia: () => import('./drawn/asia.ts'),
  europe: () => import('./drawn/europe.ts'),
  africa: () => import('./drawn/africa.ts'),
  'north-america': () => import('./drawn/north-america.ts'),
  'south-america': () => import('./drawn/south-america.ts'),
  oceania: () => import('./drawn/oceania.ts'),
  world: () => import('./drawn/world.ts'),
};

export async function loadMap(id: MapId): Promise<DrawnMap> {
  const known = drawnMap(id);
  if (known !== undefined) return known;
  const { DRAWN } = await PARTS[id]();
  addDrawnMap(id, DRAWN);
  return DRAWN;
}
