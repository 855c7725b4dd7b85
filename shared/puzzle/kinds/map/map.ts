/** Maps: regions with borders that neighbours share. Who makes maps imports this file; everybody else asks `registry.ts` and the puzzle. */
export { cutMap } from './cut-map.ts';
export type { DrawnMap } from './drawn-map.ts';
export { loadMap } from './load-map.ts';
export { MAP_IDS, MAP_NAMES, type MapId } from './map-ids.ts';
export { type MapSpec, REGIONS_MIN, requestedMap } from './map-spec.ts';
