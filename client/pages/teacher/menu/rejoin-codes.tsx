/** The students' rejoin codes, shown one at a time and briefly: a bystander who reads one could take that seat. */
import { KeyRound } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { fetchRejoinCodes } from '#client/net/http/teacher-api.ts';
import { NameFilter } from '#client/pages/teacher/people/name-filter.tsx';
import { useBriefReveal } from '#client/pages/teacher/people/use-brief-reveal.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { Dialog, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { RejoinCodes as Codes } from '#shared/protocol/http/responses.ts';

export function RejoinCodes({ classroom }: { readonly classroom: ClassroomId }) {
  const say = teacherWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [seats, setSeats] = useState<Codes['seats'] | RequestErrorCode | null>(null);
  const [shown, setShown] = useBriefReveal<number>();

  async function open(): Promise<void> {
    setSeats(null);
    setShown(null);
    openDialog(dialog.current);
    const reply = await fetchRejoinCodes(classroom);
    setSeats(reply.ok ? reply.seats : reply.code);
  }

  return (
    <>
      <Button icon={KeyRound} onClick={() => void open()}>
        {say.rejoinCodes}
      </Button>
      <Dialog dialog={dialog} title={say.rejoinCodes} onClose={() => setShown(null)}>
        <p class="hint">{say.rejoinHint}</p>
        {typeof seats === 'string' ? (
          <ErrorLine code={seats} />
        ) : seats === null ? (
          <p role="status">{sharedWords.value.loading}</p>
        ) : seats.length === 0 ? (
          <p class="hint">{say.nobodyHere}</p>
        ) : (
          <NameFilter all={seats}>
            {(left) => (
              <ul class="seat-list">
                {left.map((seat) => (
                  <li key={seat.number}>
                    <button
                      type="button"
                      class="row"
                      aria-pressed={shown === seat.number}
                      onClick={() => setShown(shown === seat.number ? null : seat.number)}
                    >
                      <NameChip {...seat} />
                      <span class="rest" role="status">
                        {shown === seat.number && (
                          <b class="rejoin-code" translate={false}>
                            {seat.rejoin}
                          </b>
                        )}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </NameFilter>
        )}
      </Dialog>
    </>
  );
}
