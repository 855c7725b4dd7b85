/** The students' pages: join, and a class. */
import { LazyPage } from '#client/app/lazy-page.tsx';
import { startPage } from '#client/app/start.tsx';
import { currentPath } from '#client/base/navigation.ts';
import { classroomFromPath } from '#shared/protocol/paths.ts';
import { JoinPage } from './pages/join/join-page.tsx';

const loadStudentPage = () => import('./pages/student/student-page.tsx').then(({ StudentPage }) => StudentPage);

function StudentApp() {
  const classroom = classroomFromPath('student', currentPath.value);
  return classroom === null ? <JoinPage /> : <LazyPage load={loadStudentPage} props={{ classroom }} key={classroom} />;
}

startPage('students', StudentApp);
