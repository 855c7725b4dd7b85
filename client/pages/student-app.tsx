/** Students' pages: the door, and a class. */

import { LazyPage } from '#client/app/lazy-page.tsx';
import { startPage } from '#client/app/start.tsx';
import { currentPath, idFromPath } from '#client/base/navigation.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { JoinPage } from './join/join-page.tsx';

const loadStudentPage = () => import('./student/student-page.tsx').then(({ StudentPage }) => StudentPage);

function StudentApp() {
  const classroom = idFromPath('/class/', currentPath.value);
  return classroom === null ? (
    <JoinPage />
  ) : (
    <LazyPage load={loadStudentPage} props={{ classroom: classroom as ClassroomId }} key={classroom} />
  );
}

startPage('students', StudentApp);
