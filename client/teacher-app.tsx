/** The teachers' pages: a new class, a class, its seat cards, its results, its next activity, and its projector's window. */
import { LazyPage } from '#client/app/lazy-page.tsx';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { startPage } from '#client/app/start.tsx';
import { currentPath } from '#client/base/navigation.ts';
import { watchForLeaving } from '#client/classroom/device/left-device.ts';
import { classroomFromPath } from '#shared/protocol/paths.ts';

const loadNewClassPage = () => import('./pages/new-class/new-class-page.tsx').then(({ NewClassPage }) => NewClassPage);
const loadSeatCardsPage = () =>
  import('./pages/teacher/cards/seat-cards-page.tsx').then(({ SeatCardsPage }) => SeatCardsPage);
const loadResultsPage = () => import('./pages/teacher/results/results-page.tsx').then(({ ResultsPage }) => ResultsPage);
const loadPresentPage = () => import('./pages/present/present-page.tsx').then(({ PresentPage }) => PresentPage);
const loadTeacherPage = () => import('./pages/teacher/teacher-page.tsx').then(({ TeacherPage }) => TeacherPage);

function TeacherApp() {
  const path = currentPath.value;
  const seatCards = classroomFromPath('seatCards', path);
  if (seatCards !== null) return <LazyPage load={loadSeatCardsPage} props={{ classroom: seatCards }} />;
  const present = classroomFromPath('present', path);
  if (present !== null) return <LazyPage load={loadPresentPage} props={{ classroom: present }} />;
  const results = classroomFromPath('results', path);
  if (results !== null) return <LazyPage load={loadResultsPage} props={{ classroom: results }} />;
  const next = classroomFromPath('nextActivity', path);
  if (next !== null) return <LazyPage load={loadNewClassPage} props={{ existingClass: next }} key="next" />;
  const classroom = classroomFromPath('teacher', path);
  if (classroom !== null) return <LazyPage load={loadTeacherPage} props={{ classroom }} key={classroom} />;
  return <LazyPage load={loadNewClassPage} props={{ existingClass: null }} key="new" />;
}

watchForLeaving();
startPage('teachers', TeacherApp);
// After the first render: no page needs them to begin.
loadPart(
  () => import('#client/i18n/words/teacher/teacher-error-sentences.ts'),
  () => undefined,
);
