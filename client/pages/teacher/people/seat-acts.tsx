/** What a teacher can do for one student's seat. What cannot be taken back is asked once. */
import { Download, Eraser, KeyRound, LogOut, Pencil, UserRoundX } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import { NAME_LENGTH_MAX } from '../../../../shared/limits.ts';
import type { SeatView } from '../../../../shared/protocol/door.ts';
import { seatPath } from '../../../../shared/protocol/paths.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import type { DoorAsks } from '../../../net/door.ts';
import { eraseSeat, rejoinCodes } from '../../../net/teaching.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { useShownBriefly } from '../seats/shown-briefly.ts';
import { useAsk } from './ask.ts';

interface SeatActsProps {
  readonly classroom: ClassroomId;
  readonly seat: SeatView;
  readonly asks: DoorAsks;
}

export function SeatActs({ classroom, seat, asks }: SeatActsProps) {
  const { number, name } = seat;
  const say = peopleWords.value;
  const place = useRef<HTMLElement>(null);
  const [why, ask] = useAsk();
  const [code, showCode] = useShownBriefly<string>();
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState<'remove' | 'erase' | null>(null);
  const [withMessages, setWithMessages] = useState(false);

  // What was pressed has gone: the focus goes to what stands there now.
  const shape = typed === null ? asked : 'rename';
  const shown = useRef(shape);
  useEffect(() => {
    if (shown.current === shape) return;
    shown.current = shape;
    place.current?.querySelector<HTMLElement>('input:not([type=checkbox]), button')?.focus();
  }, [shape]);

  async function showRejoin(): Promise<void> {
    const reply = await rejoinCodes(classroom);
    if (reply.ok) showCode(reply.seats.find((each) => each.number === number)?.rejoin ?? null);
    else await ask(Promise.resolve(reply));
  }

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    if (typed !== null && (await ask(asks.rename(number, typed)))) setTyped(null);
  }

  return (
    <section class="seat-acts" aria-label={say.acts(name)} ref={place}>
      {typed !== null && (
        <form class="seat-rename" onSubmit={(event) => void rename(event)}>
          <Field
            label={say.name}
            hint={say.renameHint}
            autoComplete="off"
            maxLength={NAME_LENGTH_MAX * 2}
            value={typed}
            onInput={({ currentTarget: { value } }) => setTyped(value)}
          />
          <Button type="submit" kind="primary">
            {say.save}
          </Button>
        </form>
      )}
      {asked !== null && (
        <div class="seat-asked" role="alert">
          <b>{asked === 'remove' ? say.removeAsk(name) : say.eraseAsk(name)}</b>
          <p class="hint">{asked === 'remove' ? say.removeWhat : say.eraseWhat}</p>
          {asked === 'remove' && (
            <label class="check">
              <input
                type="checkbox"
                checked={withMessages}
                onChange={({ currentTarget }) => setWithMessages(currentTarget.checked)}
              />
              <span>{say.removeMessages}</span>
            </label>
          )}
          <span class="seat-ends">
            <Button onClick={() => setAsked(null)}>{say.keepIn}</Button>
            <Button
              kind="danger"
              icon={asked === 'remove' ? UserRoundX : Eraser}
              onClick={() =>
                void ask(asked === 'remove' ? asks.remove(number, true, withMessages) : eraseSeat(classroom, number))
              }
            >
              {asked === 'remove' ? say.removeForGood : say.erase}
            </Button>
          </span>
        </div>
      )}
      <p class="seat-code" role="status">
        {code !== null && <b class="rejoin-code">{code}</b>}
      </p>
      {why !== null && <TroubleLine code={why} />}
      {typed === null && asked === null && (
        <div class="seat-buttons">
          <Button icon={Pencil} onClick={() => setTyped(name)}>
            {say.rename}
          </Button>
          <Button icon={KeyRound} onClick={() => void showRejoin()}>
            {say.rejoin}
          </Button>
          <a class="button" href={seatPath(classroom, number)} download>
            <Icon of={Download} />
            {say.export}
          </a>
          <Button icon={LogOut} title={say.removeHint} onClick={() => void ask(asks.remove(number, false))}>
            {say.remove}
          </Button>
          <Button
            kind="danger"
            icon={UserRoundX}
            onClick={() => {
              setWithMessages(false);
              setAsked('remove');
            }}
          >
            {say.removeForGood}
          </Button>
          <Button kind="danger" icon={Eraser} onClick={() => setAsked('erase')}>
            {say.erase}
          </Button>
        </div>
      )}
    </section>
  );
}
