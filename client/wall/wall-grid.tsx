/**
 * All boards at a glance: a grid of tiles or, beside the one board that she looks at, a strip of them. Arrows go from tile
 * to tile; nothing moves because a board changed.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/socket-events.ts';
import {
  CAPTION_PX,
  layoutTiles,
  STRIP_TILE_PX,
  TILE_GAP_PX,
  type TileLayout,
  type TileSize,
} from './arrangement/tile-layout.ts';
import { aspectOf } from './draw/tile-crop.ts';
import type { LiveWall } from './live/live-wall.ts';
import type { WallEntry } from './wall-entries.ts';
import { WallTile } from './wall-tile.tsx';
import './wall-grid.css';

/** While children come in one by one, tiles begin no larger than if so many were there. */
const TILES_AT_FIRST = 6;
/** Before the activity is known. */
const ASPECT = 4 / 3;

interface WallGridProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly entries: ReadonlyMap<BoardNumber, WallEntry>;
  readonly order: readonly BoardNumber[];
  /** `strip`: beside the board that fills the middle. */
  readonly shows: 'grid' | 'strip';
  readonly size: TileSize;
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
}

export function WallGrid({ live, view, entries, order, shows, size, chosen, onChoose }: WallGridProps) {
  const nav = useRef<HTMLElement>(null);
  const [stop, setStop] = useState<BoardNumber | null>(null);
  const isStrip = shows === 'strip';
  const spec = view.activity?.cuts[0];
  const aspect = spec === undefined ? ASPECT : aspectOf(spec);
  const grid = useTileLayout(nav, { count: order.length, aspect, size, isAlone: view.activity?.mode === 'together' });
  const width = isStrip ? STRIP_TILE_PX : grid.width;
  const height = isStrip ? Math.floor(STRIP_TILE_PX / aspect) : grid.pictureHeight;
  useVisibleTiles(nav, live, order);
  useEffect(() => {
    if (isStrip && chosen !== null)
      tileIn(nav.current, chosen)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isStrip, chosen]);

  // Back from a board whose controls had the focus: the tile that led there has it.
  const lastChosen = useRef(chosen);
  useEffect(() => {
    const { activeElement } = document;
    if (
      !isStrip &&
      lastChosen.current !== null &&
      (activeElement === document.body || activeElement?.tagName === 'MAIN')
    )
      tileIn(nav.current, lastChosen.current)?.focus();
    lastChosen.current = chosen;
  }, [isStrip, chosen]);

  const stopAt = [chosen, stop].find((board) => board !== null && order.includes(board)) ?? order[0];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = order.indexOf(Number((event.target as Element).closest<HTMLElement>('[data-board]')?.dataset['board']));
    const to = order[stepOf(event.key, at, order.length, isStrip ? 1 : grid.columns) ?? -1];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(to);
    tileIn(nav.current, to)?.focus();
    if (isStrip && chosen !== null) onChoose(to);
  }

  return (
    <nav class="wall" data-shows={shows} aria-label={teacherWords.value.boards} ref={nav}>
      {order.length === 0 && (
        <p class="hint">{entries.size === 0 ? teacherWords.value.nobodyHere : wallWords.value.noMatches}</p>
      )}
      <ul
        class="tiles"
        style={{
          '--columns': grid.columns,
          '--tile': `${width}px`,
          '--gap': `${TILE_GAP_PX}px`,
          '--caption': `${CAPTION_PX}px`,
        }}
        onKeyDown={onKeyDown}
      >
        {order.map((board) => {
          const entry = entries.get(board);
          if (entry === undefined) return null;
          return (
            <li key={board} class="tile-place">
              <WallTile
                live={live}
                entry={entry}
                width={width}
                height={height}
                isChosen={board === chosen}
                isStop={board === stopAt}
                onChoose={onChoose}
              />
            </li>
          );
        })}
      </ul>
      {isStrip && view.notYet.length > 0 && <NotYet names={view.notYet} />}
    </nav>
  );
}

export function NotYet({ names }: { readonly names: readonly string[] }) {
  return (
    <section class="not-yet" aria-labelledby="not-yet">
      <h2 id="not-yet">{teacherWords.value.notArrived(names.length)}</h2>
      <ul>
        {names.map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}

function tileIn(nav: HTMLElement | null, board: BoardNumber): HTMLElement | null {
  return nav?.querySelector<HTMLElement>(`[data-board="${board}"]`) ?? null;
}

/** The tile that a key leads to; undefined: it is no such key, or there is none. */
function stepOf(key: string, at: number, count: number, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return at + 1;
    case 'ArrowLeft':
      return at - 1;
    case 'ArrowDown':
      return at + columns;
    case 'ArrowUp':
      return at - columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Tells the live wall which tiles are in sight. */
function useVisibleTiles(
  nav: { readonly current: HTMLElement | null },
  live: LiveWall,
  order: readonly BoardNumber[],
): void {
  const visible = useMemo(() => new Set<BoardNumber>(), [live]);
  const key = order.join(' ');
  useEffect(() => {
    const root = nav.current;
    if (root === null) return;
    const present = new Set(order);
    for (const board of visible) {
      if (present.has(board)) continue;
      visible.delete(board);
      live.setVisible(board, false);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const board = Number((target as HTMLElement).dataset['board']);
          if (isIntersecting) visible.add(board);
          else visible.delete(board);
          live.setVisible(board, isIntersecting);
        }
      },
      { root },
    );
    for (const tile of root.querySelectorAll('[data-board]')) observer.observe(tile);
    return () => observer.disconnect();
  }, [live, key]);
}

interface LayoutRequest {
  readonly count: number;
  readonly aspect: number;
  readonly size: TileSize;
  /** One board for the whole class. */
  readonly isAlone: boolean;
}

/** Tiles as large as fit. A newcomer takes a free cell; where there is none, tiles shrink once the pointer is not over them. */
function useTileLayout(
  nav: { readonly current: HTMLElement | null },
  { count, aspect, size, isAlone }: LayoutRequest,
): TileLayout {
  const [space, setSpace] = useState({ width: 0, height: 0 });
  const [basis, setBasis] = useState(0);
  const [isPointerOver, setPointerOver] = useState(false);
  useEffect(() => {
    const element = nav.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setSpace({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    const enter = () => setPointerOver(true);
    const leave = () => setPointerOver(false);
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    return () => {
      observer.disconnect();
      element.removeEventListener('pointerenter', enter);
      element.removeEventListener('pointerleave', leave);
    };
  }, []);
  const layout = useMemo(
    () => layoutTiles({ count: Math.max(1, basis), aspect, size, ...space }),
    [basis, aspect, size, space],
  );
  const neededTiles = isAlone ? count : Math.max(TILES_AT_FIRST, count);
  useEffect(() => {
    const isFull = neededTiles > Math.max(basis, layout.capacity) || neededTiles < basis / 2;
    if (basis === 0 || (isFull && !isPointerOver)) setBasis(neededTiles);
  }, [neededTiles, basis, layout, isPointerOver]);
  return layout;
}
