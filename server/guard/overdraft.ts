/**
 * Attempts beyond a class's budget. Whoever guesses beside the class's link must not shut the door for who holds the same link, so such
 * attempts are still made, but one after the other and slowly: the next is any of those that wait at any of their addresses, so that
 * many attempts from one address keep nobody at another waiting for long.
 */
import { randomInt } from 'node:crypto';
import { OVERDRAFT_INTERVAL_MS, OVERDRAFT_WAIT_MS, OVERDRAFT_WAITING_MAX } from '#server/base/limits.ts';

type Decide = (mayGo: boolean) => void;

/** Attempts that wait, by their address. */
class Lane {
  readonly #byAddress = new Map<string, Decide[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(address: string, decide: Decide): void {
    const waiting = this.#byAddress.get(address);
    if (waiting === undefined) this.#byAddress.set(address, [decide]);
    else waiting.push(decide);
    this.#size += 1;
  }

  remove(address: string, decide: Decide): void {
    const waiting = this.#byAddress.get(address) ?? [];
    const index = waiting.indexOf(decide);
    if (index >= 0) this.#take(address, waiting, index);
  }

  /** Any that waits at any address; undefined: none does. */
  takeAny(): Decide | undefined {
    if (this.#size === 0) return undefined;
    const [address, waiting] = [...this.#byAddress][randomInt(this.#byAddress.size)] ?? ['', []];
    return this.#take(address, waiting, randomInt(waiting.length));
  }

  /** Any of the address at which most wait. */
  takeOfMost(): Decide | undefined {
    const [address, waiting] = [...this.#byAddress].reduce((most, each) =>
      each[1].length > most[1].length ? each : most,
    );
    return this.#take(address, waiting, randomInt(waiting.length));
  }

  #take(address: string, waiting: Decide[], index: number): Decide | undefined {
    const [taken] = waiting.splice(index, 1);
    if (waiting.length === 0) this.#byAddress.delete(address);
    this.#size -= 1;
    return taken;
  }
}

export class Overdraft {
  readonly #lanes = new Map<string, Lane>();

  /** Resolves to true when it is this attempt's turn; to false when it has waited too long, or too many wait. @param key of its lane */
  turn(key: string, address: string): Promise<boolean> {
    const open = this.#lanes.get(key);
    // Nobody waits, and the last turn was long enough ago.
    if (open === undefined) {
      this.#serve(key);
      return Promise.resolve(true);
    }
    return new Promise((settle) => {
      const tooLong = setTimeout(() => {
        open.remove(address, decide);
        settle(false);
      }, OVERDRAFT_WAIT_MS);
      const decide = (mayGo: boolean) => {
        clearTimeout(tooLong);
        settle(mayGo);
      };
      open.add(address, decide);
      if (open.size > OVERDRAFT_WAITING_MAX) open.takeOfMost()?.(false);
    });
  }

  /** Keeps the lane until nobody waits at the time of a turn. */
  #serve(key: string): void {
    const lane = new Lane();
    this.#lanes.set(key, lane);
    const timer = setInterval(() => {
      const next = lane.takeAny();
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
