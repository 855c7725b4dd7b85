/** How she has the wall arranged: what she chose is remembered in this browser; the order stands until she asks for it anew. */
import { useMemo, useState } from 'preact/hooks';
import type { BoardNumber } from '../../shared/ids.ts';
import { language } from '../i18n/language.ts';
import { keep, kept } from '../kept.ts';
import { TILE_SIZES, type TileSize } from './arrange/layout.ts';
import { arranged, type Entry, type Filter, SORTS, type Sort, standing } from './arrange/order.ts';

export interface Arrangement {
  readonly order: readonly BoardNumber[];
  readonly sort: Sort;
  readonly filter: Filter;
  readonly size: TileSize;
  readonly areNamesHidden: boolean;
  /** Boards have changed since: sorting again would move some. */
  readonly isStale: boolean;
  sortBy(sort: Sort): void;
  sortAgain(): void;
  show(filter: Filter): void;
  resize(size: TileSize): void;
  hideNames(hidden: boolean): void;
}

interface Made {
  readonly sort: Sort;
  readonly filter: Filter;
  readonly order: readonly BoardNumber[];
}

export function useNamesHidden(): readonly [boolean, (hidden: boolean) => void] {
  const [areHidden, setHidden] = useState(() => kept('wall.names') === 'hidden');
  return [
    areHidden,
    (hidden) => {
      keep('wall.names', hidden ? 'hidden' : 'shown');
      setHidden(hidden);
    },
  ];
}

export function useArrangement(
  entries: ReadonlyMap<BoardNumber, Entry>,
  [areNamesHidden, hideNames]: readonly [boolean, (hidden: boolean) => void],
): Arrangement {
  const [size, setSize] = useState<TileSize>(() => choice(TILE_SIZES, kept('wall.size')) ?? 'fit');
  const made = useMemo<{ current: Made }>(() => {
    const sort = choice(SORTS, kept('wall.sort')) ?? 'coming';
    return { current: { sort, filter: 'all', order: arrangedNow(entries, sort, 'all') } };
  }, []);
  const [, redraw] = useState({});
  const { sort, filter } = made.current;
  // What stands is what it goes on from: a board that left and comes back is a newcomer.
  const order = standing(made.current.order, [...entries.values()], filter);
  made.current = { sort, filter, order };
  const fresh = arrangedNow(entries, sort, filter);
  const make = (wanted: Sort, passing: Filter) => {
    made.current = { sort: wanted, filter: passing, order: arrangedNow(entries, wanted, passing) };
    redraw({});
  };
  return {
    order,
    sort,
    filter,
    size,
    areNamesHidden,
    isStale: fresh.join(' ') !== order.join(' '),
    sortBy: (wanted) => {
      keep('wall.sort', wanted);
      make(wanted, filter);
    },
    sortAgain: () => make(sort, filter),
    show: (passing) => make(sort, passing),
    resize: (wanted) => {
      keep('wall.size', wanted);
      setSize(wanted);
    },
    hideNames,
  };
}

function arrangedNow(entries: ReadonlyMap<BoardNumber, Entry>, sort: Sort, filter: Filter): BoardNumber[] {
  return arranged([...entries.values()], sort, filter, new Intl.Collator(language.peek()).compare);
}

function choice<Value extends string>(of: readonly Value[], text: string | null): Value | undefined {
  return of.find((each) => each === text);
}
