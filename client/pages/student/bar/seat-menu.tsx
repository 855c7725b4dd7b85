/** The student's seat: the code that moves it to another device, and the button that leaves this device to another student. */
import { UserRoundPlus } from 'lucide';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { leaveSeat } from '#client/net/http/class-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE } from '#shared/protocol/paths.ts';

interface SeatMenuProps {
  readonly classroom: ClassroomId;
  readonly rejoinCode: string;
}

export function SeatMenu({ classroom, rejoinCode }: SeatMenuProps) {
  const say = boardWords.value;
  return (
    <>
      <div class="my-rejoin">
        <h2>{say.rejoin}</h2>
        <p class="rejoin-code">{rejoinCode}</p>
        <p class="hint">{say.rejoinHint}</p>
      </div>
      {/* A new page load, so that nothing about the student remains in the page. */}
      <Button
        icon={UserRoundPlus}
        onClick={() => void leaveSeat(classroom).then((reply) => reply.ok && location.replace(PAGE.join))}
      >
        {say.someoneElsesTurn}
      </Button>
    </>
  );
}
