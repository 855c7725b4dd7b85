/** The students' start page: the join form, the seats that this browser has, and the list of open classes. */
import { ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { setWindowTitle } from '#client/app/start.tsx';
import { currentUrl, navigate } from '#client/base/navigation.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Loading } from '#client/ui/surfaces/notice.tsx';
import { PageBar } from '#client/ui/surfaces/page-bar.tsx';
import { CODE_PARAMETER, PAGE, SECRET } from '#shared/protocol/paths.ts';
import type { LinkSecrets } from './form/join-flow.ts';
import { JoinForm } from './form/join-form.tsx';
import type { ChosenClass } from './form/use-join-flow.ts';
import { OpenClassList } from './open-class-list.tsx';
import { wasSeated } from './seated.ts';
import { useMySeats } from './use-my-seats.ts';
import './join-page.css';

const loadNoCookies = () => import('./no-cookies.tsx').then(({ NoCookies }) => NoCookies);

interface JoinPageProps {
  /** It replaces the page of a class that does not know this browser. */
  readonly isStranger: boolean;
}

export function JoinPage({ isStranger }: JoinPageProps) {
  const say = joinWords.value;
  const [chosen, setChosen] = useState<ChosenClass | null>(null);
  const [mySeats, onGone, keepsNoCookie, codeDigits] = useMySeats();
  const MySeats = mySeats?.MySeats ?? null;
  const [secrets] = useState(takeLinkSecrets);
  const linkCode = currentUrl.value.searchParams.get(CODE_PARAMETER);
  setWindowTitle(say.join);
  // A link is for one class: it needs no list of seats.
  const seats = linkCode === null && MySeats !== null && mySeats !== null ? mySeats.seats : [];
  const [expectsSeats] = useState(() => linkCode === null && wasSeated());
  if (expectsSeats && mySeats === null)
    return (
      <>
        <PageBar />
        <Loading text={sharedWords.value.loading} />
      </>
    );
  return (
    <>
      <PageBar />
      <main class="join-page">
        {MySeats !== null && seats.length > 0 && <MySeats seats={seats} onGone={onGone} />}
        {keepsNoCookie ? (
          <Lazy load={loadNoCookies} props={{}} />
        ) : (
          <JoinForm
            linkCode={linkCode}
            secrets={secrets}
            chosen={chosen}
            codeDigits={codeDigits}
            isStranger={isStranger}
            takesFocus={seats.length === 0}
          />
        )}
        {mySeats !== null && !keepsNoCookie && (
          <OpenClassList onChoose={({ id, open }, title) => setChosen({ classroom: id, title, open })} />
        )}
      </main>
      <footer class="bar join-footer">
        <a class="button" data-kind="quiet" href={PAGE.newClass}>
          {say.iAmTeacher}
          <Icon icon={ArrowRight} />
        </a>
      </footer>
    </>
  );
}

/**
 * The secrets of the link's fragment. A seat card's secret is removed from the address bar at once, where others could read it.
 * The invitation is no more secret than the class's code: it stays, so that the page can be reloaded.
 */
function takeLinkSecrets(): LinkSecrets {
  const { hash, pathname, search } = currentUrl.peek();
  const fragment = new URLSearchParams(hash.slice(1));
  const seatCard = fragment.get(SECRET.seat);
  if (seatCard !== null) navigate(pathname + search, 'replace');
  return { seatCard, invitation: fragment.get(SECRET.invitation) };
}
