/**
 * Attempts beyond a class's budget. Whoever guesses beside the class's link must not shut the door for who holds the same link, so such
 * attempts are still made, but one after the other and slowly: of those that wait, any may be the next.
 */
import { randomInt } from 'node:crypto';
import { OVERDRAFT_INTERVAL_MS, OVERDRAFT_WAIT_MS, OVERDRAFT_WAITING_MAX } from '#server/base/limits.ts';

interface Lane {
  readonly waiting: ((mayGo: boolean) => void)[];
}

export class Overdraft {
  readonly #lanes = new Map<string, Lane>();

  /** Resolves to true when it is this attempt's turn; to false when it has waited too long, or too many wait. */
  turn(key: string): Promise<boolean> {
    const open = this.#lanes.get(key);
    // Nobody waits, and the last turn was long enough ago.
    if (open === undefined) {
      this.#serve(key);
      return Promise.resolve(true);
    }
    return new Promise((settle) => {
      const { waiting } = open;
      const tooLong = setTimeout(() => {
        const index = waiting.indexOf(decide);
        if (index >= 0) waiting.splice(index, 1);
        settle(false);
      }, OVERDRAFT_WAIT_MS);
      const decide = (mayGo: boolean) => {
        clearTimeout(tooLong);
        settle(mayGo);
      };
      waiting.push(decide);
      if (waiting.length > OVERDRAFT_WAITING_MAX) takeAny(waiting)?.(false);
    });
  }

  /** Keeps the lane until nobody waits at the time of a turn. */
  #serve(key: string): void {
    const lane: Lane = { waiting: [] };
    this.#lanes.set(key, lane);
    const timer = setInterval(() => {
      const next = takeAny(lane.waiting);
      if (next !== undefined) {
        next(true);
        return;
      }
      clearInterval(timer);
      this.#lanes.delete(key);
    }, OVERDRAFT_INTERVAL_MS);
    timer.unref();
  }
}

function takeAny<Item>(items: Item[]): Item | undefined {
  return items.length === 0 ? undefined : items.splice(randomInt(items.length), 1)[0];
}
