/** All boards without names, in the order of their numbers, as large as they fit together; those of a large class by pages. One that was just solved has a frame and a sign. */
import { PartyPopper } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { useElementSize } from '#client/ui/element-size.ts';
import { layoutTiles } from '#client/wall/arrangement/tile-layout.ts';
import { aspectOf } from '#client/wall/draw/tile-crop.ts';
import type { LiveWall } from '#client/wall/live-wall.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import type { BoardPages } from './board-pages.ts';
import type { PresentConnection } from './present-connection.ts';
import { useClassWall } from './use-class-wall.ts';

interface BoardGridProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
  readonly pages: BoardPages;
  /** Boards that were just solved. */
  readonly celebrated: readonly BoardNumber[];
}

export function BoardGrid({ connection, classroom, view, pages, celebrated }: BoardGridProps) {
  const { perPage, turner } = pages;
  const { activity, boards } = view;
  const { ref, size } = useElementSize<HTMLUListElement>();
  const live = useClassWall({ connection, classroom, view, matView: 'closeMat' });
  const spec = activity?.cuts[0];
  const aspect = spec === undefined ? 4 / 3 : aspectOf(spec);
  const layout = layoutTiles({ count: perPage, ...size, aspect, size: 'fit', isBare: true });
  const first = Math.min(turner.page.value, pages.pages - 1) * perPage;
  return (
    <>
      {boards.length === 0 && <p class="present-hint">{controlsWords.value.presentNoBoards}</p>}
      <ul class="present-boards" ref={ref} style={{ '--columns': layout.columns, '--tile': `${layout.width}px` }}>
        {boards.slice(first, first + perPage).map(({ board }) => (
          <li key={board}>
            <Tile live={live} board={board} width={layout.width} height={layout.pictureHeight} />
            {celebrated.includes(board) && (
              <span class="solved-mark">
                <Icon icon={PartyPopper} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface TileProps {
  readonly live: LiveWall;
  readonly board: BoardNumber;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A picture without text: it names no student, and a screen reader skips it. */
function Tile({ live, board, width, height }: TileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Painted in the frame in which its page comes.
  useLayoutEffect(() => {
    if (canvas.current !== null) live.painter.attach(board, canvas.current, width, height);
  }, [live, board, width, height]);
  useEffect(() => {
    const attached = canvas.current;
    return () => attached !== null && live.painter.detach(board, attached);
  }, [live, board]);
  return <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />;
}
