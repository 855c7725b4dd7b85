/** The student's seat: the code that moves it to another device, and the button that leaves this device to another student. */
import { UserRoundPlus } from 'lucide';
import { isSomethingLost } from '#client/base/leave-question.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { leaveSeat } from '#client/net/http/class-api.ts';
import { BROWSER_STORAGE, forgetStored, isSomethingStored } from '#client/net/outbox/stored-outbox.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import { PAGE } from '#shared/protocol/paths.ts';

interface SeatMenuProps {
  readonly classroom: ClassroomId;
  readonly person: PersonId;
  readonly rejoinCode: string;
}

export function SeatMenu({ classroom, person, rejoinCode }: SeatMenuProps) {
  const say = menuWords.value;

  async function leave(): Promise<void> {
    const stored = { classroom, person, storage: BROWSER_STORAGE };
    const isLosing = isSomethingLost() || isSomethingStored(stored);
    if (!confirm(isLosing ? sharedWords.peek().leaveUnsent : say.leaveSeat(rejoinCode))) return;
    const reply = await leaveSeat(classroom, person);
    if (!reply.ok) return;
    forgetStored(stored);
    // A new page load, so that nothing about the student remains in the page.
    location.replace(PAGE.join);
  }

  return (
    <>
      <div class="my-rejoin">
        <h2>{say.rejoin}</h2>
        <p class="rejoin-code" translate={false}>
          {rejoinCode}
        </p>
        <p class="hint">{say.rejoinHint}</p>
      </div>
      <Button icon={UserRoundPlus} onClick={() => void leave()}>
        {say.someoneElsesTurn}
      </Button>
    </>
  );
}
