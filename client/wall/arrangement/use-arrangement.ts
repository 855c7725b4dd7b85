/** The teacher's arrangement of the wall. The browser remembers the choices; the order stays until the teacher sorts again. */
import { useMemo, useState } from 'preact/hooks';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { language } from '#client/i18n/language.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { TILE_SIZES, type TileSize } from './tile-layout.ts';
import {
  type SortableTile,
  sortAndFilter,
  stableOrder,
  TILE_SORTS,
  type TileFilter,
  type TileSort,
} from './tile-order.ts';

export interface Arrangement {
  readonly order: readonly BoardNumber[];
  readonly sort: TileSort;
  readonly filter: TileFilter;
  readonly size: TileSize;
  readonly areNamesHidden: boolean;
  /** Sorting again would move tiles. */
  readonly isStale: boolean;
  sortBy(sort: TileSort): void;
  reapplySort(): void;
  filterBy(filter: TileFilter): void;
  setTileSize(size: TileSize): void;
  hideNames(hidden: boolean): void;
}

interface ArrangementState {
  readonly sort: TileSort;
  readonly filter: TileFilter;
  readonly order: readonly BoardNumber[];
}

export function useNamesHidden(): readonly [boolean, (hidden: boolean) => void] {
  const [areHidden, setHidden] = useState(() => readStored('wall.names') === 'hidden');
  return [
    areHidden,
    (hidden) => {
      writeStored('wall.names', hidden ? 'hidden' : 'shown');
      setHidden(hidden);
    },
  ];
}

export function useArrangement(
  entries: ReadonlyMap<BoardNumber, SortableTile>,
  [areNamesHidden, hideNames]: readonly [boolean, (hidden: boolean) => void],
): Arrangement {
  const [size, setSize] = useState<TileSize>(() => choice(TILE_SIZES, readStored('wall.size')) ?? 'fit');
  const state = useMemo<{ current: ArrangementState }>(() => {
    const sort = choice(TILE_SORTS, readStored('wall.sort')) ?? 'joined';
    return { current: { sort, filter: 'all', order: arrangeTiles(entries, sort, 'all') } };
  }, []);
  const [, redraw] = useState({});
  const { sort, filter } = state.current;
  // The next order continues from this one: a board that leaves and comes back is added at the end.
  const order = stableOrder(state.current.order, [...entries.values()], filter);
  state.current = { sort, filter, order };
  const sorted = arrangeTiles(entries, sort, filter);
  const rearrange = (newSort: TileSort, newFilter: TileFilter) => {
    state.current = { sort: newSort, filter: newFilter, order: arrangeTiles(entries, newSort, newFilter) };
    redraw({});
  };
  return {
    order,
    sort,
    filter,
    size,
    areNamesHidden,
    isStale: sorted.join(' ') !== order.join(' '),
    sortBy: (newSort) => {
      writeStored('wall.sort', newSort);
      rearrange(newSort, filter);
    },
    reapplySort: () => rearrange(sort, filter),
    filterBy: (newFilter) => rearrange(sort, newFilter),
    setTileSize: (newSize) => {
      writeStored('wall.size', newSize);
      setSize(newSize);
    },
    hideNames,
  };
}

function arrangeTiles(
  entries: ReadonlyMap<BoardNumber, SortableTile>,
  sort: TileSort,
  filter: TileFilter,
): BoardNumber[] {
  return sortAndFilter([...entries.values()], sort, filter, new Intl.Collator(language.peek()).compare);
}

function choice<Value extends string>(options: readonly Value[], text: string | null): Value | undefined {
  return options.find((each) => each === text);
}
