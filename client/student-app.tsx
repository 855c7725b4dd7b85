/** The students' pages: join, and a class. */
import { LazyPage } from '#client/app/lazy-page.tsx';
import { startPage } from '#client/app/start.tsx';
import { currentPath } from '#client/base/navigation.ts';
import { classroomFromPath } from '#shared/protocol/paths.ts';

const loadJoinPage = () => import('./pages/join/join-page.tsx').then(({ JoinPage }) => JoinPage);
const loadStudentPage = () => import('./pages/student/student-page.tsx').then(({ StudentPage }) => StudentPage);

function StudentApp() {
  const classroom = classroomFromPath('student', currentPath.value);
  if (classroom === null) return <LazyPage load={loadJoinPage} props={{ isStranger: false }} key="join" />;
  const stranger = <LazyPage load={loadJoinPage} props={{ isStranger: true }} />;
  return <LazyPage load={loadStudentPage} props={{ classroom, stranger }} key={classroom} />;
}

startPage('students', StudentApp);
