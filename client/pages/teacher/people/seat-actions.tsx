/** What a teacher can do for one student's seat. What cannot be taken back is asked once. */
import { Download, Eraser, KeyRound, LogOut, Pencil, UserRoundX } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import type { AdmissionApi } from '#client/net/admission-api.ts';
import { eraseSeat, fetchRejoinCodes } from '#client/net/http/teacher-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';
import { seatPath } from '#shared/protocol/paths.ts';
import type { AdmissionSeatView } from '#shared/protocol/views/admission-view.ts';
import { useBriefReveal } from './use-brief-reveal.ts';

interface SeatActionsProps {
  readonly classroom: ClassroomId;
  readonly seat: AdmissionSeatView;
  readonly admission: AdmissionApi;
}

export function SeatActions({ classroom, seat, admission }: SeatActionsProps) {
  const { number, name } = seat;
  const say = peopleWords.value;
  const container = useRef<HTMLElement>(null);
  const [errorCode, request] = useRequest();
  const [code, showCode] = useBriefReveal<string>();
  const [newName, setNewName] = useState<string | null>(null);
  const [confirming, setConfirming] = useState<'remove' | 'erase' | null>(null);
  const [withMessages, setWithMessages] = useState(false);

  // What was pressed has gone: the focus goes to what stands there now.
  const mode = newName === null ? confirming : 'rename';
  const lastMode = useRef(mode);
  useEffect(() => {
    if (lastMode.current === mode) return;
    lastMode.current = mode;
    container.current?.querySelector<HTMLElement>('input:not([type=checkbox]), button')?.focus();
  }, [mode]);

  async function showRejoin(): Promise<void> {
    const reply = await fetchRejoinCodes(classroom);
    if (reply.ok) showCode(reply.seats.find((each) => each.number === number)?.rejoin ?? null);
    else await request(Promise.resolve(reply));
  }

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    if (newName !== null && (await request(admission.rename(number, newName)))) setNewName(null);
  }

  return (
    <section class="seat-actions" aria-label={say.seatActions(name)} ref={container}>
      {newName !== null && (
        <form class="seat-rename" onSubmit={(event) => void rename(event)}>
          <Field
            label={say.name}
            hint={say.renameHint}
            autoComplete="off"
            maxLength={NAME_LENGTH_MAX * 2}
            value={newName}
            onInput={({ currentTarget: { value } }) => setNewName(value)}
          />
          <Button type="submit" kind="primary">
            {say.save}
          </Button>
        </form>
      )}
      {confirming !== null && (
        <div class="seat-confirm" role="alert">
          <b>{confirming === 'remove' ? say.banQuestion(name) : say.eraseQuestion(name)}</b>
          <p class="hint">{confirming === 'remove' ? say.banConsequence : say.eraseConsequence}</p>
          {confirming === 'remove' && (
            <label class="check">
              <input
                type="checkbox"
                checked={withMessages}
                onChange={({ currentTarget }) => setWithMessages(currentTarget.checked)}
              />
              <span>{say.banWithMessages}</span>
            </label>
          )}
          <span class="seat-confirm-buttons">
            <Button onClick={() => setConfirming(null)}>{say.removalCancel}</Button>
            <Button
              kind="danger"
              icon={confirming === 'remove' ? UserRoundX : Eraser}
              onClick={() =>
                void request(
                  confirming === 'remove' ? admission.remove(number, true, withMessages) : eraseSeat(classroom, number),
                )
              }
            >
              {confirming === 'remove' ? say.ban : say.erase}
            </Button>
          </span>
        </div>
      )}
      <p class="seat-code" role="status">
        {code !== null && <b class="rejoin-code">{code}</b>}
      </p>
      {errorCode !== null && <ErrorLine code={errorCode} />}
      {newName === null && confirming === null && (
        <div class="seat-buttons">
          <Button icon={Pencil} onClick={() => setNewName(name)}>
            {say.rename}
          </Button>
          <Button icon={KeyRound} onClick={() => void showRejoin()}>
            {say.rejoin}
          </Button>
          <a class="button" href={seatPath(classroom, number)} download>
            <Icon icon={Download} />
            {say.export}
          </a>
          <Button icon={LogOut} title={say.kickHint} onClick={() => void request(admission.remove(number, false))}>
            {say.kick}
          </Button>
          <Button
            kind="danger"
            icon={UserRoundX}
            onClick={() => {
              setWithMessages(false);
              setConfirming('remove');
            }}
          >
            {say.ban}
          </Button>
          <Button kind="danger" icon={Eraser} onClick={() => setConfirming('erase')}>
            {say.erase}
          </Button>
        </div>
      )}
    </section>
  );
}
