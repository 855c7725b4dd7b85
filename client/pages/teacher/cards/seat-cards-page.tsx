/** The seat cards of a class, to print on A4 and cut. A student who scans their card joins without typing. */
import { ArrowLeft, Printer, RefreshCw } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { TeacherOnly } from '#client/classroom/connection/teacher-only.tsx';
import { AddressNotes } from '#client/classroom/joining/address-notes.tsx';
import { displayHost, useJoinAddress } from '#client/classroom/joining/join-address.ts';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { fetchSeatCards } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Loading, Notice } from '#client/ui/surfaces/notice.tsx';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { SeatCards } from '#shared/protocol/http/responses.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import { cardSheets } from './card-sheets.ts';
import { SeatCard } from './seat-card.tsx';
import './seat-cards-page.css';

export function SeatCardsPage({ classroom }: { readonly classroom: ClassroomId }) {
  const say = teacherWords.value;
  const joinAddress = useJoinAddress(classroom);
  const { origins, show } = joinAddress;
  useEffect(show, [show]);
  const [cardSet, setCardSet] = useState<SeatCards | RequestErrorCode | null>(null);
  const [result, setResult] = useState<'renewed' | RequestErrorCode | null>(null);
  setWindowTitle(say.cards);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setCardSet(null);
    return requestUntilAnswered({
      send: () => fetchSeatCards(classroom, false),
      onReply: (reply) => setCardSet(reply.ok ? reply : reply.code),
      isTemporary,
    });
  }, [classroom, attempt]);

  async function replaceCards(): Promise<void> {
    const reply = await fetchSeatCards(classroom, true);
    if (reply.ok) setCardSet(reply);
    setResult(reply.ok ? 'renewed' : reply.code);
  }

  if (cardSet === null || origins === null) return <Loading text={sharedWords.value.loading} />;
  if (cardSet === 'not-found') return <TeacherOnly />;
  if (typeof cardSet === 'string')
    return (
      <NoticePage text={errorSentences.value[cardSet]} home={PAGE.newClass}>
        <Button onClick={() => setAttempt(attempt + 1)}>{sharedWords.value.tryAgain}</Button>
        <a class="button" href={PAGE.newClass}>
          {sharedWords.value.toStartPage}
        </a>
      </NoticePage>
    );
  if (cardSet.cards.length === 0) return <NoCards classroom={classroom} />;
  const origin = joinAddress.origin ?? location.origin;
  return (
    <>
      <CardsBar classroom={classroom}>
        <Button kind="quiet" icon={RefreshCw} onClick={() => void replaceCards()}>
          {say.newCards}
        </Button>
        <Button kind="primary" icon={Printer} onClick={() => print()}>
          {say.print}
        </Button>
      </CardsBar>
      <main class="cards-page">
        <p class="hint cards-hint">{say.cardsHint}</p>
        <p class="hint cards-hint">{say.cardsAddress(displayHost(origin))}</p>
        <AddressNotes joinAddress={joinAddress} changed={say.cardsChanged} />
        <p class="cards-status" role="status">
          {result === 'renewed' && say.cardsReplaced}
        </p>
        {result !== null && result !== 'renewed' && <ErrorLine code={result} />}
        {origins.length === 0 && <ErrorLine text={say.localhostOnly} />}
        <CardSheets cardSet={cardSet} origin={origin} />
      </main>
    </>
  );
}

/** A class whose students type their names, or are given them, has no seats before they come. */
function NoCards({ classroom }: { readonly classroom: ClassroomId }) {
  return (
    <>
      <CardsBar classroom={classroom} />
      <Notice text={teacherWords.value.noCards}>
        <p>{teacherWords.value.noCardsHint}</p>
      </Notice>
    </>
  );
}

interface CardsBarProps {
  readonly classroom: ClassroomId;
  /** What can be done with the cards. */
  readonly children?: ComponentChildren;
}

function CardsBar({ classroom, children }: CardsBarProps) {
  const say = teacherWords.value;
  return (
    <header class="bar cards-bar" data-solid>
      <a class="button" data-kind="quiet" href={pagePath('teacher', classroom)}>
        <Icon icon={ArrowLeft} />
        {sharedWords.value.back}
      </a>
      <h1>{say.cards}</h1>
      <span class="far cards-actions">{children}</span>
    </header>
  );
}

interface CardSheetsProps {
  readonly cardSet: SeatCards;
  /** The address in the cards' links. */
  readonly origin: string;
}

function CardSheets({ cardSet, origin }: CardSheetsProps) {
  const { grid, sheets } = cardSheets(cardSet.cards);
  return (
    <>
      {sheets.map((sheet) => (
        <ul class="cards" data-grid={grid} key={sheet[0]?.number}>
          {sheet.map((card) => (
            <SeatCard key={card.number} card={card} title={cardSet.title} code={cardSet.code} origin={origin} />
          ))}
        </ul>
      ))}
    </>
  );
}
