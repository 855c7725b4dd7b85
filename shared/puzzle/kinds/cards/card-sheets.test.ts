/** Sheets of sets as each version of the cutter lays them, and how large their cards are on the screens of a class. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import { slotsOf } from '#shared/puzzle/table.ts';
import { type CardsSpec, cardsSpec, type RequestedCards, sheetOfGrid, sheetOfSort } from './cards-spec.ts';
import { cutCards } from './cut-cards.ts';
import type { CellSheet } from './sheet-grid.ts';
import type { SortSheet } from './sort-sheet.ts';

const COUNTS = [2, 3, 4, 8, 12, 24, 40, 60];
const FEEDBACKS = ['at-once', 'when-asked', 'never'] as const;
const SHAPES = [{}, { pictures: true }, { pictures: true, captions: true }] as const;

function specOf(request: RequestedCards): CardsSpec {
  const spec = cardsSpec(request, 5);
  if (spec === null) throw new Error('no set');
  return spec;
}

function sheetOf(spec: CardsSpec): CellSheet | SortSheet {
  if (spec.layout === 'label') throw new Error('a photo has no rows');
  return spec.layout === 'sort' ? sheetOfSort(spec) : sheetOfGrid(spec);
}

function gridOf(spec: CardsSpec): CellSheet {
  if (spec.layout === 'label' || spec.layout === 'sort') throw new Error('no cells');
  return sheetOfGrid(spec);
}

function sortOf(boxes: number, cards: number, extra = 0): Extract<RequestedCards, { layout: 'sort' }> {
  const words = Array.from({ length: cards }, (_, index) => `${index}`);
  return {
    layout: 'sort',
    boxes: Array.from({ length: boxes }, (_, box) => ({
      name: `box ${box}`,
      cards: words.filter((_each, index) => index % boxes === box),
    })),
    extra: Array.from({ length: extra }, (_, index) => `extra ${index}`),
  };
}

function requestsOf(layout: 'order' | 'match' | 'sort'): RequestedCards[] {
  const plain: RequestedCards[] = [];
  for (const count of COUNTS) {
    const words = Array.from({ length: count }, (_, index) => `${index}`);
    if (layout === 'order') plain.push({ layout, groups: words.map((word) => [word]) });
    if (layout === 'match') plain.push({ layout, pairs: words.map((word) => [`name ${word}`, word]) });
    if (layout === 'sort')
      for (const boxes of [2, 3, 6, 12])
        for (const extra of [0, 2]) if (count + extra <= 60) plain.push(sortOf(boxes, count, extra));
  }
  return plain.flatMap((each) =>
    FEEDBACKS.flatMap((feedback) => SHAPES.map((shape) => ({ ...each, ...shape, feedback }))),
  );
}

/** Of the sheets, the homes of cards and the tables of all these sets. */
function digestOf(specs: readonly CardsSpec[]): string {
  const hash = createHash('sha256');
  for (const spec of specs) {
    const puzzle = cutCards(spec);
    const { homeX, homeY } = puzzle;
    const all = { sheet: sheetOf(spec), width: spec.width, height: spec.height };
    hash.update(JSON.stringify([all, [...homeX], [...homeY], slotsOf(puzzle), puzzle.boxes?.rooms ?? null]));
  }
  return hash.digest('hex');
}

/** As a lesson of before stored it, or would have: its sides follow from its sheet. */
function ofCutter(cutter: 1 | 2, spec: CardsSpec): CardsSpec {
  const { width, height } = sheetOf({ ...spec, cutter });
  return { ...spec, cutter, width, height };
}

/** New sets whose cards have a picture alone, and a place each. */
function squaresOf(layout: 'order' | 'match'): CardsSpec[] {
  const requests = requestsOf(layout).filter(({ pictures, captions }) => pictures === true && captions !== true);
  return requests.map(specOf);
}

/** Of before cutter 2. A released cutter never changes: boards in play and stored replays depend on it. */
const CUTTER_1 = {
  order: '122c75944625a9d5837a7ed9558e356c06aa9a86d97ceca986da45851ea7a08b',
  match: '374d1134db96f32a795627399748010257aaeb9ad1b472b24fa956c72d8d0022',
  sort: '1640306e362fd344da4663134f05ac0e2daffd685532ebfbba048a56115d82ed',
} as const;
const CUTTER_2 = {
  order: '6955ffec2b2b67620f4d925ef63b95a838d01f12549bec5475941451a5df72f0',
  match: '0f7b458ccb8d3cac8a8233f76ca82a6e9aeb5dc4e8a097cbe624b884c30dc409',
  sort: '1527b73ca472700f216ac12f5f9732cbb299dea7db7c08fd0b2a62db554318a3',
} as const;
const CUTTER_3 = {
  order: 'be2a6a6f143b4a5262125dff4051a608c7be24a0ce847d25b86f8c0139d4edb2',
  match: '4e93b7ff7e180cae95d23d317e672c3b373de7a5a0df3900d65ca45fca2b3146',
} as const;

/** Nine animals in three boxes, told when asked: as a lesson of before stored them. */
const STORED: CardsSpec = {
  kind: 'cards',
  cutter: 1,
  seed: 5,
  feedback: 'when-asked',
  width: 10_966,
  height: 16_384,
  layout: 'sort',
  set: {
    classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    places: [
      { name: 'Mammals', takes: [1, 2, 3], room: 9 },
      { name: 'Birds', takes: [4, 5, 6], room: 9 },
      { name: 'Fish', takes: [7, 8, 9], room: 9 },
    ],
  },
  homes: [0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
  words: ['', 'dog', 'bat', 'whale', 'owl', 'penguin', 'hen', 'goldfish', 'shark', 'salmon'],
};

// Proves I7.
it.each(['order', 'match', 'sort'] as const)('cutter 1 always lays the same sheets for cards to %s', (layout) => {
  expect(digestOf(requestsOf(layout).map((each) => ofCutter(1, specOf(each))))).toBe(CUTTER_1[layout]);
});
it.each(['order', 'match', 'sort'] as const)('cutter 2 always lays the same sheets for cards to %s', (layout) => {
  expect(digestOf(requestsOf(layout).map((each) => ofCutter(2, specOf(each))))).toBe(CUTTER_2[layout]);
});
it.each(['order', 'match'] as const)('cutter 3 always lays the same sheets for pictures to %s', (layout) => {
  expect(digestOf(squaresOf(layout))).toBe(CUTTER_3[layout]);
});

it('lays new sets by cutter 3 where cards have a picture alone and a place each, all others by cutter 2, and none by another', () => {
  for (const layout of ['order', 'match', 'sort'] as const)
    for (const request of requestsOf(layout)) {
      const spec = specOf(request);
      const isSquare = layout !== 'sort' && request.pictures === true && request.captions !== true;
      expect(spec.cutter).toBe(isSquare ? 3 : 2);
      const later = { ...spec, cutter: 4 } as unknown as CardsSpec;
      expect(() => cutCards(later)).toThrow(TypeError);
    }
});

it('lays what a lesson of before stored as it lay then', () => {
  const { homeX, homeY, boxes } = cutCards(STORED);
  expect([...homeX]).toEqual([0, -3657, -3657, -3657, -1, -1, -1, 3654, 3654, 3654]);
  expect([...homeY]).toEqual([0, -5875, -4243, -2612, -5875, -4243, -2612, -5875, -4243, -2612]);
  expect(boxes?.rooms.map(({ width, height }) => width / height < 1 / 3)).toEqual([true, true, true]);
});

/** Three pictures, as lessons of before stored them. */
const STORED_PICTURES = {
  kind: 'cards',
  seed: 5,
  pictures: { columns: 2, rows: 2 },
  words: ['', 'egg', 'chick', 'hen'],
} as const;
it('lays pictures that a lesson of before stored as they lay then', () => {
  const places = [1, 2, 3].map((card) => ({ name: '', takes: [card], room: 1 }));
  const set = { classes: [0, 1, 2, 3], places };
  const order: CardsSpec = { ...STORED_PICTURES, cutter: 2, width: 14_199, height: 16_384, layout: 'order', set };
  const match: CardsSpec = { ...STORED_PICTURES, cutter: 1, width: 16_384, height: 12_288, layout: 'match', set };
  for (const [spec, homes] of [
    [order, { x: [922, 922, 922], y: [-5463, -1, 5460] }],
    [match, { x: [4013, 4013, 4013], y: [-4097, -1, 4095] }],
  ] as const) {
    const { homeX, homeY } = cutCards(spec);
    expect({ x: [...homeX].slice(1), y: [...homeY].slice(1) }).toEqual(homes);
    expect(sheetOf(spec)).toMatchObject({ width: spec.width, height: spec.height });
  }
});

it('has a slot in every box for each card that belongs there, and for all cards where all may be there', () => {
  for (const request of requestsOf('sort')) {
    const spec = specOf(request);
    if (spec.layout !== 'sort') throw new Error('no boxes');
    const { homes, set, feedback, words } = spec;
    const { boxes } = sheetOfSort(spec);
    for (const [box, { slots }] of boxes.entries()) {
      const own = homes.slice(1).filter((home) => home === box).length;
      expect(slots.length).toBeGreaterThanOrEqual(own);
      if (feedback === 'when-asked') expect(slots.length).toBeGreaterThanOrEqual(Math.min(words.length - 1, 2 * own));
      if (feedback === 'never') expect(slots.length).toBeGreaterThanOrEqual(Math.min(words.length - 1, 24));
      expect(slots).toHaveLength(boxes[0]?.slots.length ?? 0);
    }
    expect(boxes).toHaveLength(set.places.length);
  }
  // Any card is as good in a box without an answer as in every other place.
  const poll = specOf({
    layout: 'sort',
    boxes: [
      { name: 'cold', cards: ['a', 'b', 'c', 'd', 'e', 'f'] },
      { name: 'hot', cards: ['g'] },
      { name: 'not sure', cards: [] },
    ],
    extra: [],
  });
  expect(poll.layout === 'sort' && sheetOfSort(poll).boxes.map(({ slots }) => slots.length >= 7)).toEqual([
    true,
    true,
    true,
  ]);
});

/** What bars and tray leave for a sheet. CSS pixels. */
const SCREENS = {
  laptop: [1_100, 636],
  'upright tablet': [804, 860],
  tablet: [944, 688],
  phone: [374, 506],
  'low phone': [536, 325],
} as const;

/** The sides of a card as a mean, on each screen. CSS pixels. */
function cardSizes(spec: CardsSpec): number[] {
  const { width, height } = cutCards(spec).placeOf(1);
  return Object.values(SCREENS).map(
    ([wide, high]) => Math.min(wide / spec.width, high / spec.height) * Math.sqrt(width * height),
  );
}

/** Per screen: by how much cards are larger than those of cutter 1, on average; and the set that lost most. */
function gainsOf(requests: readonly RequestedCards[]): { readonly mean: number; readonly least: number }[] {
  const ratios = requests.map((request) => {
    const spec = specOf(request);
    const before = cardSizes(ofCutter(1, spec));
    return cardSizes(spec).map((size, screen) => size / (before[screen] ?? size));
  });
  return Object.values(SCREENS).map((_, screen) => {
    const all = ratios.map((each) => each[screen] ?? 1);
    return { mean: all.reduce((sum, each) => sum + each, 0) / all.length, least: Math.min(...all) };
  });
}

it('makes cards larger on laptops and tablets than cutter 1 did, and costs a phone little', () => {
  for (const feedback of FEEDBACKS) {
    const sorts = [2, 3, 4, 6].flatMap((boxes) =>
      [6, 9, 12, 24, 40].map((cards) => ({ ...sortOf(boxes, cards), feedback })),
    );
    const [laptop, upright, tablet, phone] = gainsOf(sorts);
    expect(laptop?.mean, `${feedback}, laptop`).toBeGreaterThan(1.15);
    expect(tablet?.mean, `${feedback}, tablet`).toBeGreaterThan(1.15);
    expect(upright?.mean, `${feedback}, upright tablet`).toBeGreaterThan(0.95);
    expect(phone?.mean, `${feedback}, phone`).toBeGreaterThan(0.95);
    expect(phone?.least, `${feedback}, phone`).toBeGreaterThan(0.8);
  }
  for (const [layout, mean] of [
    ['order', 1.08],
    ['match', 1.03],
  ] as const) {
    const [laptop, , tablet, phone] = gainsOf(requestsOf(layout).filter(({ pictures }) => pictures !== true));
    expect(Math.min(laptop?.mean ?? 0, tablet?.mean ?? 0), layout).toBeGreaterThan(mean);
    expect(Math.min(laptop?.least ?? 0, tablet?.least ?? 0), layout).toBeGreaterThanOrEqual(1);
    expect(phone?.least, layout).toBeGreaterThan(0.85);
  }
});

/** The side of the largest square on a card, on each screen. CSS pixels. */
function squareSizes(spec: CardsSpec): number[] {
  const { width, height } = cutCards(spec).placeOf(1);
  return Object.values(SCREENS).map(
    ([wide, high]) => Math.min(wide / spec.width, high / spec.height) * Math.min(width, height),
  );
}

it('makes a picture alone fill its card, on no screen smaller than cutter 2 made it, and twice as large for six pairs on a laptop', () => {
  for (const layout of ['order', 'match'] as const)
    for (let count = CARDS_MIN; count <= CARDS_MAX; count += 1) {
      const words = Array.from({ length: count }, (_, index) => `${index}`);
      const request: RequestedCards =
        layout === 'order'
          ? { layout, groups: words.map((word) => [word]), pictures: true }
          : { layout, pairs: words.map((word) => [`name ${word}`, word]), pictures: true };
      const spec = specOf(request);
      for (const { card } of gridOf(spec).cells) expect(card.width).toBe(card.height);
      const before = squareSizes(ofCutter(2, spec));
      const now = squareSizes(spec);
      const least = Math.min(...now.map((size, screen) => size / (before[screen] ?? size)));
      expect(least, `${layout}, ${count} cards`).toBeGreaterThan(0.995);
      if (layout === 'match' && count === 6) {
        expect(now[0]).toBeGreaterThan(180);
        expect(before[0]).toBeLessThan(95);
      }
    }
});

it('leaves words beside pictures room for a short sentence on a phone, up to twenty-four pairs', () => {
  const [wide, high] = SCREENS.phone;
  for (const spec of squaresOf('match')) {
    const { width, height } = gridOf(spec).cells[0]?.name ?? { width: 0, height: 0 };
    const scale = Math.min(wide / spec.width, high / spec.height);
    const cards = spec.words.length - 1;
    expect(scale * width, `${cards} pairs`).toBeGreaterThan(cards <= 24 ? 60 : 38);
    expect(scale * height, `${cards} pairs`).toBeGreaterThan(cards <= 24 ? 54 : 29);
  }
});

it('keeps the places of cards on a phone as high as a finger takes, or as cutter 1 laid them', () => {
  const [wide, high] = SCREENS.phone;
  const height = (spec: CardsSpec) => {
    const { rows } = sheetOf(spec);
    return Math.min(wide / spec.width, high / spec.height) * (spec.height / rows);
  };
  for (const request of [...requestsOf('order'), ...requestsOf('match')]) {
    const spec = specOf(request);
    expect(height(spec)).toBeGreaterThanOrEqual(Math.min(43.9, height(ofCutter(1, spec))));
  }
});

it('lays no tower where cards are sorted as the sample is, told when asked', () => {
  const { width, height } = specOf({ ...sortOf(3, 9), feedback: 'when-asked' });
  expect(width / height).toBeGreaterThan(1);
  expect(STORED.width / STORED.height).toBeLessThan(0.7);
});
