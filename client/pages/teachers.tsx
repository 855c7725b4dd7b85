/** Teachers' pages: start a class, a class that stands, its seat cards, and its projector's window. */
import type { ClassroomId } from '../../shared/ids.ts';
import { idAfter, path } from './address.ts';
import { Later } from './later.tsx';
import { start } from './start.tsx';
import { StartClass } from './teach/start-class.tsx';
import '../i18n/words/errors-inside.ts';

const loadCards = () => import('./teacher/seats/cards.tsx').then(({ Cards }) => Cards);
const loadPresent = () => import('./present/present.tsx').then(({ Present }) => Present);
const loadTeacher = () => import('./teacher/teacher.tsx').then(({ Teacher }) => Teacher);

function Teachers() {
  const cardsOf = idAfter('/teach/', path.value.replace(/\/cards$/, ''));
  if (cardsOf !== null && path.value.endsWith('/cards'))
    return <Later load={loadCards} given={{ classroom: cardsOf as ClassroomId }} />;
  const presented = idAfter('/present/', path.value);
  if (presented !== null) return <Later load={loadPresent} given={{ classroom: presented as ClassroomId }} />;
  const nextOf = idAfter('/teach/', path.value.replace(/\/next$/, ''));
  if (nextOf !== null && path.value.endsWith('/next')) return <StartClass into={nextOf as ClassroomId} key="next" />;
  const classroom = idAfter('/teach/', path.value);
  return classroom === null ? (
    <StartClass />
  ) : (
    <Later load={loadTeacher} given={{ classroom: classroom as ClassroomId }} key={classroom} />
  );
}

start('teachers', Teachers);
