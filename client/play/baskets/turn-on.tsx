/** Turns the baskets of a board on and off. They load with their first use. */
import type { Play } from '#client/play/play.ts';
import { BasketBar } from './basket-bar.tsx';
import { Baskets } from './baskets.ts';

const all = new WeakMap<Play, Baskets>();

/** The same ones each time. A board of a teacher has none. */
export function turnOnBaskets(play: Play): void {
  const { basketsStoredAs: storedAs, internals } = play;
  if (storedAs === null) return;
  const baskets = all.get(play) ?? new Baskets({ mirror: internals.mirror, storedAs, Bar: barOf(play) });
  all.set(play, baskets);
  baskets.store(true);
  play.baskets.value = baskets;
}

/** Their pieces show where they lie; what is in them is stored. */
export function turnOffBaskets(play: Play): void {
  play.baskets.peek()?.store(false);
  play.baskets.value = null;
}

function barOf(play: Play): Baskets['Bar'] {
  return ({ traySign }) => {
    const baskets = play.baskets.value;
    return baskets === null ? null : <BasketBar play={play} baskets={baskets} traySign={traySign} />;
  };
}
