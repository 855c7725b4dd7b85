/** The classes that this browser teaches, each with its picture, its day and its students. A browser that keeps no cookie is told that it can open none. */
import { useEffect, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { askForMyClasses } from '#client/net/my-classes.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import type { MyClassroom, MyClassrooms } from '#shared/protocol/http/responses.ts';
import { pagePath, picturePath } from '#shared/protocol/paths.ts';

export function MyClasses() {
  const [classes, setClasses] = useState<MyClassrooms['classrooms']>([]);
  const [keepsNoCookie, setKeepsNoCookie] = useState(false);
  useEffect(
    () =>
      askForMyClasses((reply) => {
        if (reply.ok) setClasses(reply.classrooms.filter(({ role }) => role === 'teacher').reverse());
        else setKeepsNoCookie(reply.code === 'cookie-needed');
      }),
    [],
  );
  if (keepsNoCookie) return <ErrorLine code="cookie-needed" />;
  if (classes.length === 0) return null;
  return (
    <section class="my-classes" aria-labelledby="my-classes">
      <h2 id="my-classes">{newClassWords.value.myClasses}</h2>
      <ul>
        {classes.map((each) => (
          <li key={each.id}>
            <ClassCard of={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClassCard({ of: { id, title, picture, openedAt, seats } }: { readonly of: MyClassroom }) {
  return (
    <a class="row class-card" href={pagePath('teacher', id)}>
      {picture === null ? <span class="no-picture" /> : <RetriedImage src={picturePath(id, picture)} alt="" />}
      <span>
        <b dir="auto">{title === '' ? sharedWords.value.untitled : title}</b>
        <small class="hint">{newClassWords.value.classFacts(momentOf(openedAt), seats)}</small>
      </span>
    </a>
  );
}

/** The day, with the time of day: five classes of one morning differ by it. */
function momentOf(at: number): string {
  return new Intl.DateTimeFormat(language.value, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}
