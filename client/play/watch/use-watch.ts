/** A board that a part of a page looks at: the same board of the same activity goes on while other facts of it change. */
import { useMemo, useRef } from 'preact/hooks';
import type { BoardView } from '../../../shared/protocol/events.ts';
import { teacherLook } from './teacher-look.ts';
import { startWatch, type Watch, type WatchParts } from './watch.ts';

interface Watching extends Pick<WatchParts, 'link' | 'page' | 'classroom' | 'activity'> {
  readonly watched: Pick<BoardView, 'board' | 'cut' | 'members'>;
}

export function useWatch({ link, page, classroom, activity, watched }: Watching): Watch {
  const latest = useRef(watched);
  latest.current = watched;
  const { board, cut } = watched;
  return useMemo(
    () =>
      startWatch({
        link,
        page,
        classroom,
        activity,
        board,
        cut,
        whoIs: (member) =>
          member === 0 ? teacherLook() : (latest.current.members.find((each) => each.member === member) ?? null),
      }),
    [link, activity.id, board, cut],
  );
}
