/** Fingers on a touch screen, in an engine that takes touches: each its own pointer, all moved together. Points are CSS pixels. */
import type { Point } from '#shared/geometry/pose.ts';
import type { InputSource } from './engine-driver.ts';
import type { EnginePage } from './engine-page.ts';

/** Moves between two places, and the time that each takes: as of a hand. Milliseconds. */
const STEPS = 4;
const STEP_MS = 40;

/** What a finger does at one moment; all fingers do theirs at once. */
type Action = Readonly<Record<string, unknown>>;

export class EngineFingers {
  readonly #page: EnginePage;
  /** Where each finger is; the first is finger 0. Null: it is not on the screen. */
  readonly #at: (Point | null)[] = [];

  constructor(page: EnginePage) {
    this.#page = page;
  }

  /** These go down, at once, beside those that are down. */
  async down(...places: readonly Point[]): Promise<void> {
    const first = this.#at.length;
    this.#at.push(...places);
    await this.#perform((finger, at) =>
      finger < first || at === null ? [] : [moveTo(at, 0), { type: 'pointerDown', button: 0 }],
    );
  }

  /** Moves the fingers, in their order, to these places. */
  async move(...places: readonly Point[]): Promise<void> {
    const before = [...this.#at];
    await this.#perform((finger, from) => {
      const to = places[finger];
      if (from === null || to === undefined) return [];
      this.#at[finger] = to;
      return Array.from({ length: STEPS }, (_, step) => {
        const share = (step + 1) / STEPS;
        const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
        return moveTo(at, STEP_MS);
      });
    }, before);
  }

  /** All that are down are lifted. */
  async lift(): Promise<void> {
    await this.#perform((_finger, at) => (at === null ? [] : [{ type: 'pointerUp', button: 0 }]));
    this.#at.length = 0;
  }

  /** All lie still for this long. Milliseconds. */
  async rest(duration: number): Promise<void> {
    await this.#perform(() => [{ type: 'pause', duration }]);
  }

  async #perform(actionsOf: (finger: number, at: Point | null) => Action[], fingers = [...this.#at]): Promise<void> {
    const sources = fingers.map(
      (at, finger): InputSource => ({
        type: 'pointer',
        id: `finger${finger}`,
        parameters: { pointerType: 'touch' },
        actions: actionsOf(finger, at),
      }),
    );
    await this.#page.driver.perform(sources);
  }
}

function moveTo({ x, y }: Point, duration: number): Action {
  return { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration };
}
