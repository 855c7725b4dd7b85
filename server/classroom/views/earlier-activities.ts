/** Boards of earlier activities, read-only: a teacher sees all of them, a student their own. */

import type { Person } from '#server/identity/person.ts';
import type { Store } from '#server/store/port.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { EarlierActivity } from '#shared/protocol/views/activity-view.ts';
import { activityView, type ClassroomViewSource, membersOf } from './view-source.ts';

/** Whether somebody may watch a board that they no longer play at. */
export function mayViewEarlier(
  { boards }: Pick<ClassroomViewSource, 'boards'>,
  person: Person,
  number: BoardNumber,
): boolean {
  const board = boards.get(number);
  return board !== undefined && (person.role === 'teacher' || board.members.includes(person.seat));
}

/** The activities with boards that this person may watch, oldest first. */
export async function earlierActivitiesFor(
  source: ClassroomViewSource,
  store: Store,
  person: Person,
): Promise<EarlierActivity[]> {
  const { record, boards, facts } = source;
  const pictures = new Map((await store.pictures(record.id)).map((picture) => [picture.id, picture]));
  const active = new Set(boards.active);
  const earlier: EarlierActivity[] = [];
  const activities = await store.activities(record.id);
  for (const [index, activity] of activities.entries()) {
    const picture = activity.picture === null ? undefined : pictures.get(activity.picture);
    const view = activityView(activity, picture ?? null);
    const viewable = boards
      .ofActivity(activity.id)
      .filter((board) => !active.has(board) && mayViewEarlier(source, person, board.number));
    if (view === null || viewable.length === 0) continue;
    const endedAt = activities[index + 1]?.createdAt ?? Number.POSITIVE_INFINITY;
    earlier.push({
      isOfLesson: endedAt > facts.lessonBeganAt,
      activity: view,
      boards: viewable.map((board) => ({
        board: board.number,
        activity: board.activity,
        cut: board.cut,
        team: board.team,
        members: membersOf(source, board, 'ever'),
      })),
    });
  }
  return earlier;
}
