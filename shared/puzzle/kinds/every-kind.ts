/** Loads all kinds, so that every definition can be cut: the server, programs without a page, and teachers' pages import it. */
import { cutCards } from './cards/cards.ts';
import { cutMap, loadMap, MAP_IDS } from './map/map.ts';
import { addCutters } from './registry.ts';

addCutters({ cards: cutCards, map: cutMap });
await Promise.all(MAP_IDS.map(loadMap));
