/** The classes that this browser teaches, each with a link to its page. A browser that keeps no cookie is told that it can open none. */
import { ArrowRight } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { askForMyClasses } from '#client/net/my-classes.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { MyClassrooms } from '#shared/protocol/http/responses.ts';
import { pagePath } from '#shared/protocol/paths.ts';

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
        {classes.map(({ id, title }) => (
          <li key={id}>
            <a class="row" href={pagePath('teacher', id)}>
              <b dir="auto">{title === '' ? sharedWords.value.untitled : title}</b>
              <span class="rest">
                <Icon icon={ArrowRight} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
