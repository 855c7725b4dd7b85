/** Boards that are played no more: all of them for the teacher, for a student the own ones. They are looked at, and stay as they are. */
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { EarlierActivity } from '../../../../shared/protocol/led.ts';
import type { Store } from '../../../store/port.ts';
import type { Person } from '../../classrooms.ts';
import { activityView, type ClassroomParts, membersOf } from './shown.ts';

/** May somebody look at this board though they play there no more? */
export function mayLookBack({ boards }: Pick<ClassroomParts, 'boards'>, person: Person, number: BoardNumber): boolean {
  const board = boards.get(number);
  return board !== undefined && (person.role === 'teacher' || board.members.includes(person.seat));
}

/** What somebody may look back at, oldest first; activities without a board for them are left out. */
export async function earlierFor(parts: ClassroomParts, store: Store, person: Person): Promise<EarlierActivity[]> {
  const { record, boards } = parts;
  const pictures = new Map((await store.pictures(record.id)).map((picture) => [picture.id, picture]));
  const played = new Set(boards.played);
  const earlier: EarlierActivity[] = [];
  for (const activity of await store.activities(record.id)) {
    const picture = pictures.get(activity.picture);
    const left = boards
      .of(activity.id)
      .filter((board) => !played.has(board) && mayLookBack(parts, person, board.number));
    if (picture === undefined || left.length === 0) continue;
    earlier.push({
      activity: activityView(activity, picture),
      boards: left.map((board) => ({
        board: board.number,
        activity: board.activity,
        cut: board.cut,
        team: board.team,
        members: membersOf(parts, board, 'ever'),
      })),
    });
  }
  return earlier;
}
