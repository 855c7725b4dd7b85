import { describe, expect, test } from 'vitest';
import type { ColourName } from './descriptions/colour-names.ts';
import type { PieceKind } from './loose-groups.ts';
import { LooseSearch, type SearchedGroup } from './loose-search.ts';

function searched(number: number, kind: PieceKind, colour: ColourName, description: string): SearchedGroup {
  const group = { id: number, piece: number, pieces: [number], kind, quarters: 0, heldBy: null };
  return { group, numbers: [number], colour, basket: null, description: `Piece ${number}${description}` };
}

const GROUPS = [
  searched(114, 'corner', 'green', ', corner, flat top and left. Green.'),
  searched(3, 'edge', 'blue', ', edge, flat top. Blue, green below.'),
  searched(14, 'middle', 'green', '. Dark green, some white.'),
  searched(140, 'middle', 'white', '. White.'),
];

function found(change: (search: LooseSearch) => void): number[] {
  const search = new LooseSearch();
  change(search);
  return search.filter(GROUPS).map(({ numbers: [number = 0] }) => number);
}

describe('the search for a loose piece', () => {
  test.each<[string, number[]]>([
    ['', [114, 3, 14, 140]],
    ['14', [14, 140]],
    ['114', [114]],
    ['green', [114, 3, 14]],
    ['GREEN', [114, 3, 14]],
    ['green below', [3]],
    ['flat top', [114, 3]],
    ['14 white', [14, 140]],
    ['left top', [114]],
    ['some white', [14]],
    ['top flat', [114, 3]],
    ['purple', []],
    ['99', []],
  ])('finds by "%s"', (text, numbers) => {
    expect(
      found((search) => {
        search.text.value = text;
      }),
    ).toEqual(numbers);
  });

  test('finds by kind and main colour together', () => {
    expect(
      found((search) => {
        search.kind.value = 'middle';
        search.colour.value = 'green';
      }),
    ).toEqual([14]);
  });

  test('leaves nothing out once it is cleared', () => {
    const search = new LooseSearch();
    search.text.value = 'green';
    search.kind.value = 'edge';
    search.colour.value = 'blue';
    expect(search.isActive.value).toBe(true);
    search.clear();
    expect(search.isActive.value).toBe(false);
    expect(search.filter(GROUPS)).toHaveLength(GROUPS.length);
  });
});
