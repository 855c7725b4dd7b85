/** Boards that are played no more: all of them for the teacher, for a student the own ones. They are looked at, and stay as they are. */

import type { Person } from '#server/classroom/port.ts';
import type { Store } from '#server/store/port.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { EarlierActivity } from '#shared/protocol/teacher/controls-view.ts';
import { activityView, type ClassroomViewSource, membersOf } from './presented.ts';

/** May somebody look at this board though they play there no more? */
export function mayViewEarlier(
  { boards }: Pick<ClassroomViewSource, 'boards'>,
  person: Person,
  number: BoardNumber,
): boolean {
  const board = boards.get(number);
  return board !== undefined && (person.role === 'teacher' || board.members.includes(person.seat));
}

/** What somebody may look back at, oldest first; activities without a board for them are left out. */
export async function earlierActivitiesFor(
  source: ClassroomViewSource,
  store: Store,
  person: Person,
): Promise<EarlierActivity[]> {
  const { record, boards } = source;
  const pictures = new Map((await store.pictures(record.id)).map((picture) => [picture.id, picture]));
  const active = new Set(boards.active);
  const earlier: EarlierActivity[] = [];
  for (const activity of await store.activities(record.id)) {
    const picture = pictures.get(activity.picture);
    const left = boards
      .ofActivity(activity.id)
      .filter((board) => !active.has(board) && mayViewEarlier(source, person, board.number));
    if (picture === undefined || left.length === 0) continue;
    earlier.push({
      activity: activityView(activity, picture),
      boards: left.map((board) => ({
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
