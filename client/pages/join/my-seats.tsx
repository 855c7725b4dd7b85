/** The seats that this browser has. A student who closed the page returns without a code, after confirming who they are. */
import { useEffect, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { leaveSeat } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { askForMyClasses } from '#client/net/my-classes.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { CODE_DIGITS_MIN } from '#shared/limits.ts';
import type { MyClassroom } from '#shared/protocol/http/responses.ts';
import { pagePath, picturePath } from '#shared/protocol/paths.ts';
import type { CodeDigits } from './form/join-flow.ts';

export type Seats = readonly MyClassroom[];

/**
 * @returns the seats, null until they are known or the first request has failed; the function that removes one from the list; and whether the browser keeps no
 * cookie, so that it can take no seat; and how many digits a code has
 */
export function useMySeats(): [Seats | null, (removed: MyClassroom) => void, boolean, CodeDigits] {
  const [seats, setSeats] = useState<Seats | null>(null);
  const [keepsNoCookie, setKeepsNoCookie] = useState(false);
  const [codeDigits, setCodeDigits] = useState<CodeDigits>([CODE_DIGITS_MIN, CODE_DIGITS_MIN]);
  useEffect(
    () =>
      askForMyClasses((reply) => {
        setSeats(reply.ok ? reply.classrooms.filter(({ role }) => role === 'student') : []);
        if (reply.ok) setCodeDigits(reply.codeDigits);
        setKeepsNoCookie(!reply.ok && reply.code === 'cookie-needed');
      }),
    [],
  );
  const remove = (removed: MyClassroom) => setSeats((before) => before?.filter(({ id }) => id !== removed.id) ?? null);
  return [seats, remove, keepsNoCookie, codeDigits];
}

interface MySeatsProps {
  readonly seats: Seats;
  readonly onGone: (removed: MyClassroom) => void;
}

export function MySeats({ seats, onGone }: MySeatsProps) {
  const say = joinWords.value;
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  if (seats.length === 0) return null;

  async function leave(mySeat: MyClassroom): Promise<void> {
    const reply = await leaveSeat(mySeat.id, mySeat.person);
    setErrorCode(reply.ok ? null : reply.code);
    if (reply.ok) onGone(mySeat);
  }

  return (
    <section aria-labelledby="go-on">
      <h2 id="go-on">{say.resume}</h2>
      <ul>
        {seats.map((mySeat) => (
          <li key={mySeat.id} class="my-seat">
            <span class="seat-of">
              {mySeat.seat !== null && <SeatMark {...mySeat.seat} />}
              {mySeat.picture !== null && (
                <RetriedImage class="thumb" src={picturePath(mySeat.id, mySeat.picture)} alt="" />
              )}
              <b dir="auto">{say.isThisYou(mySeat.seat?.name ?? '')}</b>
              <span class="hint" dir="auto">
                {mySeat.title === '' ? sharedWords.value.untitled : mySeat.title} ·{' '}
                {new Date(mySeat.openedAt).toLocaleDateString(language.value, { month: 'short', day: 'numeric' })}
              </span>
            </span>
            <span class="seat-links">
              <a class="button" href={pagePath('student', mySeat.id)}>
                {say.confirmResume}
              </a>
              <Button kind="quiet" onClick={() => void leave(mySeat)}>
                {say.someoneElse}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {errorCode !== null && <ErrorLine code={errorCode} />}
    </section>
  );
}
