/** Teachers' pages: start a class, and a class that stands. */
import type { ClassroomId } from '../../shared/ids.ts';
import { idAfter, path } from './address.ts';
import { Later } from './later.tsx';
import { start } from './start.tsx';
import { StartClass } from './teach/start-class.tsx';

const loadTeacher = () => import('./teacher/teacher.tsx').then(({ Teacher }) => Teacher);

function Teachers() {
  const classroom = idAfter('/teach/', path.value);
  return classroom === null ? (
    <StartClass />
  ) : (
    <Later load={loadTeacher} given={{ classroom: classroom as ClassroomId }} key={classroom} />
  );
}

start('teachers', Teachers);
