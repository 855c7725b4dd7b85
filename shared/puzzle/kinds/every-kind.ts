/** Loads all kinds, so that every definition can be cut: the server, and programs without a page, import it. */
import { cutMap, loadMap, MAP_IDS } from './map/map.ts';
import { addCutters } from './registry.ts';

addCutters({ map: cutMap });
await Promise.all(MAP_IDS.map(loadMap));
