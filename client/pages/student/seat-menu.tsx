/** What a student may do with the own seat: take it to another device, or leave this one to somebody else. */
import { UserRoundPlus } from 'lucide';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { leaveSeat } from '#client/net/http/class-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClassroomId } from '#shared/ids.ts';

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
      {/* The door is loaded anew: nothing of whoever was here is left in the page. */}
      <Button
        icon={UserRoundPlus}
        onClick={() => void leaveSeat(classroom).then((reply) => reply.ok && location.replace('/'))}
      >
        {say.someoneElsesTurn}
      </Button>
    </>
  );
}
