/** Random sets of cards through the cutter, the deal, the hand and the rules of snapping, in V8 and in QuickJS. */
import { expect, test } from 'vitest';
import { inQuickJs } from '#e2e/fixtures/in-quickjs.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';
import { type RandomStream, randomBelow, randomStream } from '#shared/geometry/random.ts';
import { BOXES_MAX, CARDS_MAX, CARDS_MIN, LABEL_SHARES } from '#shared/limits.ts';
import {
  type CardFeedback,
  type CardsSpec,
  cardsSpec,
  labelSpec,
  type RequestedCards,
  sheetOfGrid,
} from '#shared/puzzle/kinds/cards/cards.ts';
import { placeLabels } from '#shared/puzzle/kinds/cards/label-places.ts';
import { playCards } from './played-cards.ts';

const SEED = 20_261_201;
/** Of each kind of set: 10,000 in all. */
const ROUNDS = playsEveryCase ? 2_000 : 300;
/** QuickJS interprets: each round takes it some hundred times as long. */
const ROUNDS_THERE = playsEveryCase ? 1_000 : 50;
/** All rounds take minutes on a busy machine. */
const LONG_MS = 1_800_000;

/** Of many words all cards differ; of few, many are equal. */
function randomWords(draw: RandomStream): () => string {
  const words = [2, 5, 20, 1_000][randomBelow(draw, 4)] ?? 2;
  return () => `${['card', '낱말', 'كلمة'][randomBelow(draw, 3)]} ${randomBelow(draw, words)}`;
}

type Make = (draw: RandomStream, cards: number) => CardsSpec | null;

function made(draw: RandomStream, request: RequestedCards): CardsSpec | null {
  return cardsSpec(request, draw());
}

function order(draw: RandomStream, cards: number): RequestedCards {
  const word = randomWords(draw);
  const groups: string[][] = [[word()]];
  const together = randomBelow(draw, 100);
  for (let card = 1; card < cards; card += 1) {
    if (randomBelow(draw, 100) < together) groups.at(-1)?.push(word());
    else groups.push([word()]);
  }
  return { layout: 'order', groups };
}

function match(draw: RandomStream, cards: number): RequestedCards {
  const word = randomWords(draw);
  return { layout: 'match', pairs: Array.from({ length: cards }, () => [word(), word()]) };
}

/** In words, in pictures, or in pictures that a lesson of before stored. */
function onGrid(draw: RandomStream, cards: number): CardsSpec | null {
  const request = (randomBelow(draw, 2) === 0 ? order : match)(draw, cards);
  const spec = made(draw, { ...request, pictures: cards % 3 > 0 });
  if (spec === null || spec.layout === 'label' || spec.layout === 'sort' || cards % 3 < 2) return spec;
  const cutter = cards % 2 === 0 ? 1 : 2;
  const { width, height } = sheetOfGrid({ ...spec, cutter });
  return { ...spec, cutter, width, height };
}

/** Some boxes are without an answer, and some cards belong in none. */
function sort(draw: RandomStream, cards: number): RequestedCards {
  const word = randomWords(draw);
  const boxes = Array.from({ length: 2 + randomBelow(draw, BOXES_MAX - 2) }, (_, box) => ({
    name: `box ${box}`,
    cards: [] as string[],
  }));
  const extra: string[] = [];
  const used = 1 + randomBelow(draw, boxes.length);
  const astray = randomBelow(draw, 3) === 0 ? randomBelow(draw, 50) : 0;
  for (let card = 0; card < cards; card += 1)
    (randomBelow(draw, 100) < astray ? extra : boxes[randomBelow(draw, used)]?.cards)?.push(word());
  return { layout: 'sort', boxes, extra };
}

function label(draw: RandomStream, cards: number, feedback: CardFeedback = 'at-once'): CardsSpec | null {
  const word = randomWords(draw);
  const photo = { width: 300 + randomBelow(draw, 900), height: 300 + randomBelow(draw, 900) };
  // Now and then all lie close together, where room has to be looked for.
  const spread = randomBelow(draw, 12) === 0 ? 2_500 : LABEL_SHARES;
  const from = { x: randomBelow(draw, LABEL_SHARES - spread + 1), y: randomBelow(draw, LABEL_SHARES - spread + 1) };
  const labels = Array.from({ length: cards }, () => ({
    words: word(),
    x: from.x + randomBelow(draw, spread + 1),
    y: from.y + randomBelow(draw, spread + 1),
  }));
  return labelSpec({ layout: 'label', labels, feedback }, photo, draw());
}

/** At any layout. */
function late(draw: RandomStream, cards: number, feedback: CardFeedback): CardsSpec | null {
  const request = [order, match, sort][randomBelow(draw, 4)];
  return request === undefined
    ? label(draw, cards, feedback)
    : made(draw, { ...request(draw, cards), pictures: cards % 3 === 0, feedback });
}

const ASKED = 'sets that tell when asked';
/** Each is played in as many rounds. */
const SETS: Readonly<Record<string, Make>> = {
  'order and match': onGrid,
  sort: (draw, cards) => made(draw, sort(draw, cards)),
  label: (draw, cards) => label(draw, cards),
  'sets that never tell': (draw, cards) => late(draw, cards, 'never'),
  [ASKED]: (draw, cards) => late(draw, cards, 'when-asked'),
};

function makeOf(name: string): Make {
  const make = SETS[name];
  if (make === undefined) throw new Error(`no sets are ${name}`);
  return make;
}

function randomSet(draw: RandomStream, make: Make): CardsSpec {
  const cards = CARDS_MIN + randomBelow(draw, CARDS_MAX - CARDS_MIN + 1);
  const spec = make(draw, cards);
  if (spec === null) throw new Error(`no set of ${cards} cards`);
  return spec;
}

test.each(Object.keys(SETS))(
  `${ROUNDS} random sets of %s lie apart at home and as dealt, are taken by a press on any card, and are solved`,
  (name) => {
    const draw = randomStream(SEED, 1, 0, 0);
    const seen = { most: 0, fewest: CARDS_MAX, equal: 0 };
    const counts = { right: 0, wrong: 0, traded: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const spec = randomSet(draw, makeOf(name));
      try {
        playCards(spec, round, counts);
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
    if (name === ASKED) expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(ROUNDS);
  },
  LONG_MS,
);

test(
  'another engine, QuickJS, lays labels at the same places',
  async () => {
    const draw = randomStream(SEED, 3, 0, 0);
    // So many as leave no room beside what they name, too.
    const points = [2, 5, 9, 14, 20, 28, 45].map((length) =>
      Array.from({ length }, () => ({ x: randomBelow(draw, 16_384), y: randomBelow(draw, 12_288) })),
    );
    const words = ['card', '낱말', 'the left one'];
    const sheet = { width: 16_384, height: 12_288 };
    const there = await inQuickJs({
      from: import.meta.url,
      exports: { '../../../shared/puzzle/kinds/cards/label-places.ts': ['placeLabels'] },
      expression: `${JSON.stringify(points)}.map((each, round) => product.placeLabels(each, ${JSON.stringify(sheet)},
        ${JSON.stringify(words)}.slice(0, 1 + round % 3)))`,
    });
    expect(there).toEqual(points.map((each, round) => placeLabels(each, sheet, words.slice(0, 1 + (round % 3)))));
  },
  LONG_MS,
);

// Proves I6, I7.
test(
  'another engine, QuickJS, comes to the same bits after every drop',
  async () => {
    const draw = randomStream(SEED, 2, 0, 0);
    const makes = Object.values(SETS);
    const specs = Array.from({ length: ROUNDS_THERE }, (_, round) =>
      randomSet(draw, makes[round % makes.length] ?? makeOf('label')),
    );
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
