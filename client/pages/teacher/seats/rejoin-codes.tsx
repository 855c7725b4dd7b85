/** Students' rejoin codes, one at a time and for a moment: whoever reads one over her shoulder could take that seat. */
import { KeyRound, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { RejoinCodes as Codes } from '../../../../shared/protocol/answers.ts';
import type { Trouble } from '../../../i18n/words/errors.ts';
import { words } from '../../../i18n/words/shared.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { rejoinCodes } from '../../../net/teaching.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { NameChip } from '../../../ui/seat-mark.tsx';
import { useShownBriefly } from './shown-briefly.ts';

export function RejoinCodes({ classroom }: { readonly classroom: ClassroomId }) {
  const say = teacherWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [seats, setSeats] = useState<Codes['seats'] | Trouble | null>(null);
  const [shown, setShown] = useShownBriefly<number>();

  async function open(): Promise<void> {
    setSeats(null);
    setShown(null);
    dialog.current?.showModal();
    const reply = await rejoinCodes(classroom);
    setSeats(reply.ok ? reply.seats : reply.code);
  }

  return (
    <>
      <Button icon={KeyRound} onClick={() => void open()}>
        {say.rejoinCodes}
      </Button>
      <dialog ref={dialog} aria-labelledby="rejoin-codes" onClose={() => setShown(null)}>
        <div class="stack">
          <div class="dialog-head">
            <h2 id="rejoin-codes">{say.rejoinCodes}</h2>
            <Button kind="quiet" icon={X} label={words.value.close} onClick={() => dialog.current?.close()} />
          </div>
          <p class="hint">{say.rejoinHint}</p>
          {typeof seats === 'string' ? (
            <TroubleLine code={seats} />
          ) : seats === null ? (
            <p role="status">{words.value.loading}</p>
          ) : seats.length === 0 ? (
            <p class="hint">{say.nobodyIn}</p>
          ) : (
            <ul class="rejoin-list">
              {seats.map((seat) => (
                <li key={seat.number}>
                  <button
                    type="button"
                    class="row"
                    aria-pressed={shown === seat.number}
                    onClick={() => setShown(shown === seat.number ? null : seat.number)}
                  >
                    <NameChip {...seat} />
                    <span class="rest" role="status">
                      {shown === seat.number && <b class="rejoin-code">{seat.rejoin}</b>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </dialog>
    </>
  );
}
