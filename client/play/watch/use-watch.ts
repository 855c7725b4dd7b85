/** A board that a part of a page watches, as long as it is the same board of the same activity. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { activityRules } from '#client/play/activity-rules.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import { teacherAppearance } from './teacher-appearance.ts';
import { Watch, type WatchDeps } from './watch.ts';

interface UseWatchOptions extends Pick<WatchDeps, 'link' | 'page' | 'classroom' | 'activity'> {
  readonly watched: Pick<BoardView, 'board' | 'cut' | 'members'>;
}

export function useWatch({ link, page, classroom, activity, watched }: UseWatchOptions): Watch {
  const latest = useRef(watched);
  latest.current = watched;
  const { board, cut } = watched;
  useEffect(() => {
    activityRules(activity, cut);
  }, [activity.id, activity.difficulty, cut]);
  return useMemo(
    () =>
      new Watch({
        link,
        page,
        classroom,
        activity,
        board,
        cut,
        appearanceOf: (member) =>
          member === 0 ? teacherAppearance() : (latest.current.members.find((each) => each.member === member) ?? null),
      }),
    [link, activity.id, board, cut],
  );
}
