/** Students' pages: the door, and a class. */
import type { ClassroomId } from '../../shared/ids.ts';
import { idAfter, path } from './address.ts';
import { Door } from './door/door.tsx';
import { Later } from './later.tsx';
import { start } from './start.tsx';

const loadStudent = () => import('./class/student.tsx').then(({ Student }) => Student);

function Students() {
  const classroom = idAfter('/class/', path.value);
  return classroom === null ? (
    <Door />
  ) : (
    <Later load={loadStudent} given={{ classroom: classroom as ClassroomId }} key={classroom} />
  );
}

start('students', Students);
