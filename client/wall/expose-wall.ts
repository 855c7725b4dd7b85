/** Do nothing: a test build replaces this file by e2e/browser/support/probes/wall-probe.ts (`vite.config.ts`). */
import type { LiveWall } from './live-wall.ts';
import type { SideBySide } from './side-by-side/side-by-side.ts';

/* @__NO_SIDE_EFFECTS__ */
export function exposeWall(_live: LiveWall): void {}

/* @__NO_SIDE_EFFECTS__ */
export function exposeSideBySide(_session: SideBySide): void {}
