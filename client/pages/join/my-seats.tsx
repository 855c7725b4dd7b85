/** The seats that this browser has; loaded where it has one. A student who closed the page returns without a code, after confirming who they are. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { distinctTitles } from '#client/classroom/class-title.ts';
import { dotted } from '#client/i18n/dotted.ts';
import { language } from '#client/i18n/language.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { leaveSeat } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import type { MyClassroom } from '#shared/protocol/http/responses.ts';
import { pagePath, picturePath } from '#shared/protocol/paths.ts';

export interface MySeatsProps {
  readonly seats: readonly MyClassroom[];
  readonly onGone: (removed: MyClassroom) => void;
}

export function MySeats({ seats, onGone }: MySeatsProps) {
  const say = joinWords.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // The first thing to do here; it is announced, and one Tab away.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  const titles = distinctTitles(seats);
  const titleOf = ({ title, openedAt }: MyClassroom, listed = title) =>
    listed === title ? dotted(title, dayOf(openedAt)) : listed;

  async function leave(mySeat: MyClassroom): Promise<void> {
    const reply = await leaveSeat(mySeat.id, mySeat.person);
    setErrorCode(reply.ok ? null : reply.code);
    if (reply.ok) onGone(mySeat);
  }

  return (
    <section class="my-seats" aria-labelledby="go-on">
      <h2 id="go-on" tabIndex={-1} ref={heading}>
        {say.resume}
      </h2>
      <ul>
        {seats.map((mySeat, index) => (
          <li key={mySeat.id} class="panel my-seat">
            {mySeat.picture !== null && (
              <RetriedImage class="seat-picture" src={picturePath(mySeat.id, mySeat.picture)} alt="" />
            )}
            <span class="seat-of">
              <b id={`you-${mySeat.id}`} dir="auto">
                {mySeat.seat !== null && <SeatMark {...mySeat.seat} />}
                {say.isThisYou(unbroken(mySeat.seat?.name ?? ''))}
              </b>
              <span class="hint" dir="auto">
                {titleOf(mySeat, titles[index])}
              </span>
            </span>
            <span class="seat-links">
              <a
                class="button"
                data-kind="primary"
                aria-describedby={`you-${mySeat.id}`}
                href={pagePath('student', mySeat.id)}
              >
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

/** A name stays on one line where it fits. */
function unbroken(name: string): string {
  return name.replaceAll(' ', '\u00a0');
}

function dayOf(at: number): string {
  return new Date(at).toLocaleDateString(language.value, { month: 'short', day: 'numeric' });
}
