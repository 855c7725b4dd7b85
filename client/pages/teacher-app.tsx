/** Teachers' pages: start a class, a class that stands, its seat cards, and its projector's window. */

import { LazyPage } from '#client/app/lazy-page.tsx';
import { startPage } from '#client/app/start.tsx';
import { currentPath, idFromPath } from '#client/base/navigation.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { NewClassPage } from './new-class/new-class-page.tsx';
import '#client/i18n/words/class-error-sentences.ts';

const loadSeatCardsPage = () => import('./teacher/seat-cards-page.tsx').then(({ SeatCardsPage }) => SeatCardsPage);
const loadPresentPage = () => import('./present/present-page.tsx').then(({ PresentPage }) => PresentPage);
const loadTeacherPage = () => import('./teacher/teacher-page.tsx').then(({ TeacherPage }) => TeacherPage);

function TeacherApp() {
  const cardsClassroom = idFromPath('/teach/', currentPath.value.replace(/\/cards$/, ''));
  if (cardsClassroom !== null && currentPath.value.endsWith('/cards'))
    return <LazyPage load={loadSeatCardsPage} props={{ classroom: cardsClassroom as ClassroomId }} />;
  const presentClassroom = idFromPath('/present/', currentPath.value);
  if (presentClassroom !== null)
    return <LazyPage load={loadPresentPage} props={{ classroom: presentClassroom as ClassroomId }} />;
  const nextClassroom = idFromPath('/teach/', currentPath.value.replace(/\/next$/, ''));
  if (nextClassroom !== null && currentPath.value.endsWith('/next'))
    return <NewClassPage existingClass={nextClassroom as ClassroomId} key="next" />;
  const classroom = idFromPath('/teach/', currentPath.value);
  return classroom === null ? (
    <NewClassPage />
  ) : (
    <LazyPage load={loadTeacherPage} props={{ classroom: classroom as ClassroomId }} key={classroom} />
  );
}

startPage('teachers', TeacherApp);
