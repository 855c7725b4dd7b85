/** Does nothing: a test build replaces this file by e2e/browser/support/probes/play-probe.ts (`vite.config.ts`). */
import type { ReadonlySignal } from '@preact/signals';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { Stage } from '#client/board/stage/stage.ts';

export interface ExposedPlay {
  readonly mirror: Mirror;
  readonly stage: Stage;
  readonly readFrame: () => BoardFrame;
  readonly isIntroPlaying: ReadonlySignal<boolean>;
}

/* @__NO_SIDE_EFFECTS__ */
export function exposePlay(_play: ExposedPlay): void {}

/** A board that the page only shows. */
/* @__NO_SIDE_EFFECTS__ */
export function exposeWatch(_watch: Pick<ExposedPlay, 'mirror' | 'stage'>): void {}
