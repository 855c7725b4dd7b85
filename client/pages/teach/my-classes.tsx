/** The classes that this browser teaches: the way back to each. */
import { ArrowRight } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { MyClassrooms } from '../../../shared/protocol/answers.ts';
import { words } from '../../i18n/words/shared.ts';
import { teachWords } from '../../i18n/words/teach.ts';
import { mine } from '../../net/api.ts';
import { Icon } from '../../ui/controls/icon.tsx';

export function MyClasses() {
  const [classes, setClasses] = useState<MyClassrooms['classrooms']>([]);
  useEffect(() => {
    void mine().then((reply) => {
      if (reply.ok) setClasses(reply.classrooms.filter(({ role }) => role === 'teacher').reverse());
    });
  }, []);
  if (classes.length === 0) return null;
  return (
    <section class="my-classes" aria-labelledby="my-classes">
      <h2 id="my-classes">{teachWords.value.mine}</h2>
      <ul>
        {classes.map(({ id, title }) => (
          <li key={id}>
            <a class="row" href={`/teach/${id}`}>
              <b dir="auto">{title === '' ? words.value.untitled : title}</b>
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
