/** The students' door: a code for whoever has one, the open classes for whoever looks, and the classes this browser is in. */
import { ArrowRight } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { MyClassrooms } from '../../../shared/protocol/events.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { words } from '../../i18n/words/shared.ts';
import { mine } from '../../net/api.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { LanguageSelect } from '../../ui/surfaces/preferences.tsx';
import { Wordmark } from '../../ui/surfaces/wordmark.tsx';
import { address } from '../address.ts';
import { nameWindow } from '../start.tsx';
import { JoinForm } from './join-form.tsx';
import { OpenClasses } from './open-classes.tsx';
import './door.css';

export function Door() {
  const say = doorWords.value;
  const [chosen, setChosen] = useState<{ readonly title: string } | null>(null);
  const myClasses = useMyClasses();
  nameWindow(say.join);
  return (
    <>
      <header class="bar">
        <Wordmark />
        <span class="far">
          <LanguageSelect />
        </span>
      </header>
      <main class="door">
        <JoinForm linked={address.value.searchParams.get('code')} chosen={chosen?.title ?? null} />
        {myClasses !== null && (
          // Both at once and in this order: neither moves the other later.
          <>
            <MyClasses classes={myClasses} />
            <OpenClasses onChoose={({ title }) => setChosen({ title: title === '' ? words.value.untitled : title })} />
          </>
        )}
      </main>
      <footer class="bar door-foot">
        <a class="button" data-kind="quiet" href="/teach">
          {say.teacher}
          <Icon of={ArrowRight} />
        </a>
      </footer>
    </>
  );
}

type Mine = MyClassrooms['classrooms'];

/** Classes that this browser is a student of; null until the server has answered. */
function useMyClasses(): Mine | null {
  const [classes, setClasses] = useState<Mine | null>(null);
  useEffect(() => {
    void mine().then((reply) => setClasses(reply.ok ? reply.classrooms.filter(({ role }) => role === 'student') : []));
  }, []);
  return classes;
}

/** Whoever closed the page comes back without a code. */
function MyClasses({ classes }: { readonly classes: Mine }) {
  const say = doorWords.value;
  if (classes.length === 0) return null;
  return (
    <section aria-labelledby="go-on">
      <h2 id="go-on">{say.goOn}</h2>
      <ul>
        {classes.map(({ id, title }) => (
          <li key={id}>
            <a class="row" href={`/class/${id}`}>
              <b dir="auto">{say.goOnWith(title === '' ? words.value.untitled : title)}</b>
              <span class="rest">
                <Icon of={ArrowRight} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
