/** Boards without names, in the order of their numbers, as large as all of them fit. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BoardNumber, ClassroomId } from '../../../shared/ids.ts';
import type { PresentView } from '../../../shared/protocol/led.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { type Layout, layoutOf } from '../../wall/arrange/layout.ts';
import { leastAspectOf } from '../../wall/draw/crop.ts';
import { LiveWall } from '../../wall/live.ts';
import type { PresentAttendance } from './attend.ts';

interface BoardsProps {
  readonly attendance: PresentAttendance;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

export function Boards({ attendance, classroom, view: { activity, boards } }: BoardsProps) {
  const place = useRef<HTMLUListElement>(null);
  const live = useMemo(() => new LiveWall(attendance), [attendance]);
  useEffect(() => () => live.close(), [live]);
  live.see({ id: classroom, activity, boards });
  const spec = activity?.cuts[0];
  const layout = useLayout(place, boards.length, spec === undefined ? 4 / 3 : leastAspectOf(spec));
  return (
    <>
      {boards.length === 0 && <p class="present-hint">{leadWords.value.presentNoBoards}</p>}
      <ul class="present-boards" ref={place} style={{ '--columns': layout.columns, '--tile': `${layout.width}px` }}>
        {boards.map(({ board }) => (
          <li key={board}>
            <Tile live={live} board={board} width={layout.width} height={layout.pictureHeight} />
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

/** A picture alone: a screen reader has nothing to read of it, and nobody is told by it. */
function Tile({ live, board, width, height }: TileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) live.painter.hang(board, canvas.current, width, height);
  }, [live, board, width, height]);
  useEffect(() => {
    live.sight(board, true);
    return () => {
      live.sight(board, false);
      live.painter.takeDown(board);
    };
  }, [live, board]);
  return <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />;
}

function useLayout(place: { current: HTMLElement | null }, count: number, aspect: number): Layout {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return layoutOf({ count, ...size, aspect, size: 'fit', isBare: true });
}
