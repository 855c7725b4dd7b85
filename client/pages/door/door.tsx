/** The students' door: a code for whoever has one, the open classes for whoever looks, and the classes this browser is in. */
import { ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { doorWords } from '../../i18n/words/door.ts';
import { words } from '../../i18n/words/shared.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { LanguageSelect } from '../../ui/surfaces/preferences.tsx';
import { Wordmark } from '../../ui/surfaces/wordmark.tsx';
import { address, go } from '../address.ts';
import { nameWindow } from '../start.tsx';
import { type Chosen, JoinForm } from './join-form.tsx';
import { MySeats, useMySeats } from './my-classes.tsx';
import { OpenClasses } from './open-classes.tsx';
import './door.css';

export function Door() {
  const say = doorWords.value;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mySeats, onGone] = useMySeats();
  const [card] = useState(cardOfLink);
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
        <JoinForm linked={linked} card={card} chosen={chosen} />
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

/** A seat card's secret in the link's fragment, taken out of the address at once: what stands there is seen by whoever passes. */
function cardOfLink(): string | null {
  const { hash, pathname, search } = address.peek();
  const card = new URLSearchParams(hash.replace(/^#/, '')).get('seat');
  if (card !== null) go(pathname + search, 'replace');
  return card;
}
