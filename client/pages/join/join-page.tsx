/** The students' door: a code for whoever has one, the open classes for whoever looks, and the classes this browser is in. */
import { ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { currentUrl, navigate } from '#client/base/navigation.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { LanguageSelect } from '#client/ui/surfaces/preferences.tsx';
import { Wordmark } from '#client/ui/surfaces/wordmark.tsx';
import { SECRET } from '#shared/protocol/paths.ts';
import type { LinkSecrets } from './join-flow.ts';
import { type ChosenClass, JoinForm } from './join-form.tsx';
import { MySeats, useMySeats } from './my-seats.tsx';
import { OpenClassList } from './open-class-list.tsx';
import './join-page.css';

export function JoinPage() {
  const say = joinWords.value;
  const [chosen, setChosen] = useState<ChosenClass | null>(null);
  const [mySeats, onGone] = useMySeats();
  const [secrets] = useState(takeLinkSecrets);
  const linkCode = currentUrl.value.searchParams.get('code');
  setWindowTitle(say.join);
  return (
    <>
      <header class="bar">
        <Wordmark />
        <span class="far">
          <LanguageSelect />
        </span>
      </header>
      <main class="join-page">
        <JoinForm linkCode={linkCode} secrets={secrets} chosen={chosen} />
        {mySeats !== null && (
          // Both at once and in this order: neither moves the other later. A link is for one class: it asks for itself.
          <>
            {linkCode === null && <MySeats seats={mySeats} onGone={onGone} />}
            <OpenClassList
              onChoose={({ id, title, open }) =>
                setChosen({ classroom: id, title: title === '' ? sharedWords.value.untitled : title, open })
              }
            />
          </>
        )}
      </main>
      <footer class="bar join-footer">
        <a class="button" data-kind="quiet" href="/teach">
          {say.iAmTeacher}
          <Icon icon={ArrowRight} />
        </a>
      </footer>
    </>
  );
}

/**
 * What the link's fragment holds. A seat card's secret is taken out of the address at once: what stands there is seen by whoever passes.
 * The class's invitation may be seen, as the class's code may: it stays, for whoever loads the page anew.
 */
function takeLinkSecrets(): LinkSecrets {
  const { hash, pathname, search } = currentUrl.peek();
  const fragment = new URLSearchParams(hash.slice(1));
  const seatCard = fragment.get(SECRET.seat);
  if (seatCard !== null) navigate(pathname + search, 'replace');
  return { seatCard, invitation: fragment.get(SECRET.invitation) };
}
