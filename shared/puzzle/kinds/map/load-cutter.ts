/** The cutter of maps, once the map of a definition is here. */
import { cutMap } from './cut-map.ts';
import { loadMap } from './load-map.ts';
import type { MapSpec } from './map-spec.ts';

export async function loadCutter({ map }: MapSpec): Promise<typeof cutMap> {
  await loadMap(map);
  return cutMap;
}
