/** A teacher's actions for one student's seat. Those by which a student loses it ask for confirmation. */
import { Download, Eraser, KeyRound, LogOut, Pencil, UserRoundX } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import type { AdmissionApi } from '#client/net/admission-api.ts';
import { eraseSeat, fetchRejoinCodes } from '#client/net/http/teacher-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { seatPath } from '#shared/protocol/paths.ts';
import type { AdmissionSeatView } from '#shared/protocol/views/admission-view.ts';
import { RemovalConfirmation } from './removal-confirmation.tsx';
import { RenameForm } from './rename-form.tsx';
import { useBriefReveal } from './use-brief-reveal.ts';

interface SeatActionsProps {
  readonly classroom: ClassroomId;
  readonly seat: AdmissionSeatView;
  readonly admission: AdmissionApi;
}

/** `buttons`: the list of actions; the others are actions that need a name or a confirmation. */
type SeatMode = 'buttons' | 'rename' | 'kick' | 'ban' | 'erase';

export function SeatActions({ classroom, seat: { number, name, requestedName }, admission }: SeatActionsProps) {
  const say = peopleWords.value;
  const container = useRef<HTMLElement>(null);
  const [errorCode, request] = useRequest();
  const [code, showCode] = useBriefReveal<string>();
  const [mode, setMode] = useState<SeatMode>('buttons');
  useFocusAfterChange(container, mode);

  async function showRejoin(): Promise<void> {
    const reply = await fetchRejoinCodes(classroom);
    if (reply.ok) showCode(reply.seats.find((each) => each.number === number)?.rejoin ?? null);
    else await request(Promise.resolve(reply));
  }

  async function rename(newName: string): Promise<void> {
    if (await request(admission.rename(number, newName))) setMode('buttons');
  }

  return (
    <section class="seat-actions" aria-label={say.seatActions(name)} ref={container}>
      {mode === 'rename' && <RenameForm name={requestedName ?? name} onRename={(newName) => void rename(newName)} />}
      {mode === 'kick' && (
        <RemovalConfirmation
          kind="kick"
          name={name}
          onCancel={() => setMode('buttons')}
          onConfirm={() => void request(admission.remove(number, false))}
        />
      )}
      {mode === 'ban' && (
        <RemovalConfirmation
          kind="ban"
          name={name}
          onCancel={() => setMode('buttons')}
          onConfirm={(withMessages) => void request(admission.remove(number, true, withMessages))}
        />
      )}
      {mode === 'erase' && (
        <RemovalConfirmation
          kind="erase"
          name={name}
          onCancel={() => setMode('buttons')}
          onConfirm={() => void request(eraseSeat(classroom, number))}
        />
      )}
      <p class="seat-code" role="status">
        {code !== null && (
          <b class="rejoin-code" translate={false}>
            {code}
          </b>
        )}
      </p>
      {errorCode !== null && <ErrorLine code={errorCode} />}
      {mode === 'buttons' && (
        <SeatButtons exportPath={seatPath(classroom, number)} onMode={setMode} onShowRejoin={() => void showRejoin()} />
      )}
    </section>
  );
}

interface SeatButtonsProps {
  /** The path of the file with all that is stored about the student. */
  readonly exportPath: string;
  readonly onMode: (mode: SeatMode) => void;
  readonly onShowRejoin: () => void;
}

function SeatButtons({ exportPath, onMode, onShowRejoin }: SeatButtonsProps) {
  const id = useId();
  const say = peopleWords.value;
  return (
    <div class="rows seat-buttons">
      <Button icon={Pencil} onClick={() => onMode('rename')}>
        {say.rename}
      </Button>
      <Button icon={KeyRound} onClick={onShowRejoin}>
        {say.rejoin}
      </Button>
      <a class="button" href={exportPath} download>
        <Icon icon={Download} />
        {say.export}
      </a>
      <div class="seat-loss">
        <Button icon={LogOut} aria-describedby={`${id}-kick`} onClick={() => onMode('kick')}>
          {say.kick}
        </Button>
        <p class="hint" id={`${id}-kick`}>
          {say.kickConsequence}
        </p>
      </div>
      <hr />
      <div class="seat-loss">
        <Button kind="danger" icon={UserRoundX} aria-describedby={`${id}-ban`} onClick={() => onMode('ban')}>
          {say.ban}
        </Button>
        <p class="hint" id={`${id}-ban`}>
          {say.banConsequence}
        </p>
      </div>
      <div class="seat-loss">
        <Button kind="danger" icon={Eraser} aria-describedby={`${id}-erase`} onClick={() => onMode('erase')}>
          {say.erase}
        </Button>
        <p class="hint" id={`${id}-erase`}>
          {say.eraseConsequence}
        </p>
      </div>
    </div>
  );
}

/** The pressed button disappears with each change of mode: the focus moves to the first control that replaces it. */
function useFocusAfterChange(container: RefObject<HTMLElement | null>, mode: SeatMode): void {
  const lastMode = useRef(mode);
  useEffect(() => {
    if (lastMode.current === mode) return;
    lastMode.current = mode;
    container.current?.querySelector<HTMLElement>('input:not([type=checkbox]), button')?.focus();
  }, [mode]);
}
