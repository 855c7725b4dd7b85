/** The drawn maps that are here. A page loads those that it meets; a server has all from the start. */
import type { DrawnMap } from './drawn-map.ts';
import type { MapId } from './map-ids.ts';

const here = new Map<MapId, DrawnMap>();

export function addDrawnMap(id: MapId, drawn: DrawnMap): void {
  here.set(id, drawn);
}

/** Undefined: it is not here. */
export function drawnMap(id: MapId): DrawnMap | undefined {
  return here.get(id);
}
