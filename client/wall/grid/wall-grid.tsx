/** All boards at a glance: a grid of tiles, or a strip of them beside the board that fills the middle. Tiles never move because a board changed. */
import { useRef } from 'preact/hooks';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { CAPTION_PX, STRIP_TILE_PX, TILE_GAP_PX, type TileSize } from '#client/wall/arrangement/tile-layout.ts';
import { aspectOf } from '#client/wall/draw/tile-crop.ts';
import type { TileSource } from '#client/wall/draw/wall-tiles.ts';
import type { WallEntry } from '#client/wall/wall-entries.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { NotYet } from './not-yet.tsx';
import { useTileFocus } from './use-tile-focus.ts';
import { useTileLayout } from './use-tile-layout.ts';
import { useVisibleTiles } from './use-visible-tiles.ts';
import { WallTile } from './wall-tile.tsx';
import './wall-grid.css';

/** Before the activity is known. */
const ASPECT = 4 / 3;

interface WallGridProps {
  readonly live: TileSource;
  readonly view: Pick<ClassroomView, 'activity' | 'notYet'>;
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
  const isStrip = shows === 'strip';
  const spec = view.activity?.cuts[0];
  const aspect = spec === undefined ? ASPECT : aspectOf(spec);
  const grid = useTileLayout(nav, { count: order.length, aspect, size });
  const width = isStrip ? STRIP_TILE_PX : grid.width;
  const height = isStrip ? Math.floor(STRIP_TILE_PX / aspect) : grid.pictureHeight;
  useVisibleTiles(nav, live, order);
  const focus = useTileFocus(nav, { order, columns: grid.columns, isStrip, chosen, onChoose });
  return (
    <nav class="wall" data-shows={shows} aria-label={teacherWords.value.boards} tabIndex={-1} ref={nav}>
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
        onKeyDown={focus.onKeyDown}
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
                isStop={board === focus.stop}
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
