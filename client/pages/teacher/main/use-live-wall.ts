/** The live wall of a teacher's page, and what on each board asks for help. */
import { useEffect, useMemo } from 'preact/hooks';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { exposeWall } from '#client/wall/expose-wall.ts';
import { LiveWall } from '#client/wall/live-wall.ts';
import type { HelpRequests } from '#client/wall/wall-entries.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

export function useLiveWall(connection: ClassConnection, view: ClassroomView): LiveWall {
  const live = useMemo(() => new LiveWall(connection), [connection]);
  useEffect(() => {
    exposeWall(live);
    return () => live.close();
  }, [live]);
  live.update(view);
  return live;
}

/** For each board the earliest raised hand, and what the server reports about it. */
export function helpRequestsOf({ controls }: ClassroomView, { attention }: ClassConnection): HelpRequests {
  const hands = new Map<BoardNumber, number>();
  for (const { board, since } of controls.teacherOnly?.raisedHands ?? [])
    if (board !== null) hands.set(board, Math.min(since, hands.get(board) ?? since));
  return { hands, attention: attention.value };
}
