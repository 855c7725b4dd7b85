/** Random sets of cards through the cutter, the deal, the hand and the rules of snapping, in V8 and in QuickJS. */
import { expect, test } from 'vitest';
import { inQuickJs } from '#e2e/fixtures/in-quickjs.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';
import { type RandomStream, randomBelow, randomStream } from '#shared/geometry/random.ts';
import { CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import { type CardsSpec, cardsSpec, type RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { playCards } from './played-cards.ts';

const SEED = 20_261_201;
const ROUNDS = playsEveryCase ? 10_000 : 1_000;
/** QuickJS interprets: each round takes it some hundred times as long. */
const ROUNDS_THERE = playsEveryCase ? 1_000 : 50;
/** All rounds take minutes on a busy machine. */
const LONG_MS = 900_000;

/** Of many words all cards differ; of few, many are equal. */
function randomWords(draw: RandomStream): () => string {
  const words = [2, 5, 20, 1_000][randomBelow(draw, 4)] ?? 2;
  return () => `${['card', '낱말', 'كلمة'][randomBelow(draw, 3)]} ${randomBelow(draw, words)}`;
}

const REQUESTS: readonly ((draw: RandomStream, cards: number) => RequestedCards)[] = [
  (draw, cards) => {
    const word = randomWords(draw);
    const groups: string[][] = [[word()]];
    const together = randomBelow(draw, 100);
    for (let card = 1; card < cards; card += 1) {
      if (randomBelow(draw, 100) < together) groups.at(-1)?.push(word());
      else groups.push([word()]);
    }
    return { layout: 'order', groups };
  },
  (draw, cards) => {
    const word = randomWords(draw);
    return { layout: 'match', pairs: Array.from({ length: cards }, () => [word(), word()]) };
  },
];

function randomSet(draw: RandomStream): CardsSpec {
  const cards = CARDS_MIN + randomBelow(draw, CARDS_MAX - CARDS_MIN + 1);
  const request = REQUESTS[randomBelow(draw, REQUESTS.length)]?.(draw, cards);
  const spec = request === undefined ? null : cardsSpec(request, draw());
  if (spec === null) throw new Error(`no set of ${cards} cards`);
  return spec;
}

test(
  `${ROUNDS} random sets lie apart at home and as dealt, are taken by a press on any card, and are solved`,
  () => {
    const draw = randomStream(SEED, 1, 0, 0);
    const seen = { most: 0, fewest: CARDS_MAX, equal: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const spec = randomSet(draw);
      try {
        playCards(spec, round);
      } catch (error) {
        throw new Error(`seed ${SEED}, round ${round}: ${JSON.stringify(spec)}`, { cause: error });
      }
      const cards = spec.words.length - 1;
      seen.most = Math.max(seen.most, cards);
      seen.fewest = Math.min(seen.fewest, cards);
      if (new Set(spec.set.classes).size < cards) seen.equal += 1;
    }
    expect([seen.fewest, seen.most]).toEqual([CARDS_MIN, CARDS_MAX]);
    expect(seen.equal, 'a run without equal cards proves little').toBeGreaterThan(ROUNDS / 4);
  },
  LONG_MS,
);

// Proves I6, I7.
test(
  'another engine, QuickJS, comes to the same bits after every drop',
  async () => {
    const draw = randomStream(SEED, 2, 0, 0);
    const specs = Array.from({ length: ROUNDS_THERE }, () => randomSet(draw));
    const there = await inQuickJs({
      from: import.meta.url,
      exports: { './played-cards.ts': ['playCards'] },
      expression: `${JSON.stringify(specs)}.map((spec, round) => product.playCards(spec, round))`,
    });
    expect(there).toEqual(specs.map((spec, round) => playCards(spec, round)));
    expect(new Set(there as number[]).size).toBe(ROUNDS_THERE);
  },
  LONG_MS,
);
