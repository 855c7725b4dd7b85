/** Boards that are played no more: all of them for the teacher, for a student the own ones. They are looked at, and stay as they are. */
import type { BoardNumber } from '../../../shared/ids.ts';
import type { EarlierActivity } from '../../../shared/protocol/led.ts';
import type { Store } from '../../store/port.ts';
import type { Person } from '../classrooms.ts';
import { earlierActivities } from './leading/view.ts';
import type { ClassroomParts } from './shown.ts';

/** Was it this student's? */
export function wasAt({ boards }: Pick<ClassroomParts, 'boards'>, person: Person, number: BoardNumber): boolean {
  return person.role === 'student' && boards.get(number)?.members.includes(person.seat) === true;
}

/** Oldest first. */
export async function earlierFor(parts: ClassroomParts, store: Store, person: Person): Promise<EarlierActivity[]> {
  const all = await earlierActivities(parts, store);
  if (person.role === 'teacher') return all;
  return all
    .map(({ activity, boards }) => ({ activity, boards: boards.filter(({ board }) => wasAt(parts, person, board)) }))
    .filter(({ boards }) => boards.length > 0);
}
