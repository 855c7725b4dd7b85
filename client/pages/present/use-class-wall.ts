/** All boards of a class, live, as the projector's window shows them. */
import { useEffect, useMemo } from 'preact/hooks';
import type { MatView } from '#client/wall/draw/tile-crop.ts';
import { LiveWall } from '#client/wall/live-wall.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import type { PresentConnection } from './present-connection.ts';

interface ClassWallOptions {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
  readonly matView?: MatView;
}

/** Boards that no tile shows now are followed too: they are there when their page comes, and count for what all tiles show. */
export function useClassWall({
  connection,
  classroom,
  view: { activity, boards },
  matView,
}: ClassWallOptions): LiveWall {
  const live = useMemo(() => new LiveWall(connection, matView), [connection, matView]);
  useEffect(() => () => live.close(), [live]);
  live.update({ id: classroom, activity, boards });
  const numbers = boards.map(({ board }) => board).join(' ');
  useEffect(() => {
    for (const { board } of boards) live.setVisible(board, true);
    return () => {
      for (const { board } of boards) live.setVisible(board, false);
    };
  }, [live, numbers]);
  return live;
}
