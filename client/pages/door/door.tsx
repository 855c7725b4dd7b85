/** The students' door: a code for whoever has one, the open classes for whoever looks, and the classes this browser is in. */
import { ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { SECRET } from '../../../shared/protocol/paths.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { words } from '../../i18n/words/shared.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { LanguageSelect } from '../../ui/surfaces/preferences.tsx';
import { Wordmark } from '../../ui/surfaces/wordmark.tsx';
import { address, go } from '../address.ts';
import { nameWindow } from '../start.tsx';
import type { Secrets } from './entering.ts';
import { type Chosen, JoinForm } from './join-form.tsx';
import { MySeats, useMySeats } from './my-classes.tsx';
import { OpenClasses } from './open-classes.tsx';
import './door.css';

export function Door() {
  const say = doorWords.value;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mySeats, onGone] = useMySeats();
  const [secrets] = useState(secretsOfLink);
  const linked = address.value.searchParams.get('code');
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
        <JoinForm linked={linked} secrets={secrets} chosen={chosen} />
        {mySeats !== null && (
          // Both at once and in this order: neither moves the other later. A link is for one class: it asks for itself.
          <>
            {linked === null && <MySeats seats={mySeats} onGone={onGone} />}
            <OpenClasses
              onChoose={({ id, title, open }) =>
                setChosen({ classroom: id, title: title === '' ? words.value.untitled : title, open })
              }
            />
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

/**
 * What the link's fragment holds. A seat card's secret is taken out of the address at once: what stands there is seen by whoever passes.
 * The class's invitation may be seen, as the class's code may: it stays, for whoever loads the page anew.
 */
function secretsOfLink(): Secrets {
  const { hash, pathname, search } = address.peek();
  const held = new URLSearchParams(hash.slice(1));
  const card = held.get(SECRET.seat);
  if (card !== null) go(pathname + search, 'replace');
  return { card, invitation: held.get(SECRET.invitation) };
}
