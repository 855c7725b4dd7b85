/** A bot of the demo: it solves its board at its own speed, waits, has the board reset and starts again. */
import type { Player } from '#client/headless/player.ts';
import type { SeededRandom } from '#client/headless/seeded-random.ts';
import { Solver } from '#client/headless/solver.ts';
import { type Behaviour, playWithBehaviour } from './behaviours.ts';

/** A finished board stays in view for a while before it is reset. Milliseconds. */
const ADMIRED_MS = 20_000;
/** The speed of a bot, from the slowest to the quickest. */
const SPEEDS = [0.25, 1.1] as const;

export interface DemoBotOptions {
  readonly player: Player;
  /** Resets finished boards, as the class's teacher. */
  readonly observer: Player;
  readonly random: SeededRandom;
  readonly behaviour: Behaviour | undefined;
  readonly stopSignal: AbortSignal;
}

export class DemoBot {
  readonly #options: DemoBotOptions;
  readonly #speed: number;

  constructor(options: DemoBotOptions) {
    this.#options = options;
    this.#speed = options.random.between(...SPEEDS);
  }

  /** Plays until the signal. A failure, such as a timeout on a slow machine, does not end it: the bot starts again. */
  async play(): Promise<void> {
    const { stopSignal } = this.#options;
    while (!stopSignal.aborted) {
      try {
        await this.#playOnce();
      } catch (error) {
        if (!stopSignal.aborted) console.error(`A bot of the demo starts again: ${String(error)}`);
      }
    }
  }

  async #playOnce(): Promise<void> {
    const { player, observer, random, behaviour, stopSignal } = this.#options;
    const speed = this.#speed;
    const mirror = player.mirror ?? (await player.enter());
    if (behaviour !== undefined) await playWithBehaviour({ player, mirror, random, speed, stopSignal, behaviour });
    await new Solver({ player, mirror, random, speed }).solve(stopSignal);
    if (stopSignal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, ADMIRED_MS * random.between(0.7, 1.3)));
    if (mirror.confirmed.solved && !stopSignal.aborted) {
      const board = await observer.enter(mirror.number);
      await observer.link.resetBoard(board.number);
      observer.link.leave(board.number);
    }
    await player.waitUntil(
      () => !mirror.confirmed.solved || stopSignal.aborted,
      'the reset of the board',
      ADMIRED_MS * 10,
    );
  }
}
