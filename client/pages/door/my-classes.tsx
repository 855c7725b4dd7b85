/** Seats that this browser has: whoever closed the page comes back without a code, and nobody comes back as somebody else. */
import { useEffect, useState } from 'preact/hooks';
import type { MyClassroom } from '../../../shared/protocol/answers.ts';
import { doorWords } from '../../i18n/words/door.ts';
import { words } from '../../i18n/words/shared.ts';
import { leave, mine } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SeatMark } from '../../ui/seat-mark.tsx';

export type Seats = readonly MyClassroom[];

/** Null until the server has answered; what takes a class off the list. */
export function useMySeats(): [Seats | null, (gone: MyClassroom) => void] {
  const [seats, setSeats] = useState<Seats | null>(null);
  useEffect(() => {
    void mine().then((reply) => setSeats(reply.ok ? reply.classrooms.filter(({ role }) => role === 'student') : []));
  }, []);
  return [seats, (gone) => setSeats((before) => before?.filter(({ id }) => id !== gone.id) ?? null)];
}

interface MySeatsProps {
  readonly seats: Seats;
  readonly onGone: (gone: MyClassroom) => void;
}

export function MySeats({ seats, onGone }: MySeatsProps) {
  const say = doorWords.value;
  if (seats.length === 0) return null;
  return (
    <section aria-labelledby="go-on">
      <h2 id="go-on">{say.goOn}</h2>
      <ul>
        {seats.map((mySeat) => (
          <li key={mySeat.id} class="my-seat">
            <span class="seat-of">
              {mySeat.seat !== null && <SeatMark {...mySeat.seat} />}
              <b dir="auto">{say.areYou(mySeat.seat?.name ?? '')}</b>
              <span class="hint" dir="auto">
                {mySeat.title === '' ? words.value.untitled : mySeat.title}
              </span>
            </span>
            <span class="seat-ways">
              <a class="button" href={`/class/${mySeat.id}`}>
                {say.yesGoOn}
              </a>
              <Button kind="quiet" onClick={() => void leave(mySeat.id).then((reply) => reply.ok && onGone(mySeat))}>
                {say.someoneElse}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
