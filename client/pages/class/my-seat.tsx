/** What a student may do with the own seat: take it to another device, or leave this one to somebody else. */
import { UserRoundPlus } from 'lucide';
import type { ClassroomId } from '../../../shared/ids.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { leave } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';

interface MySeatProps {
  readonly classroom: ClassroomId;
  readonly rejoin: string;
}

export function MySeat({ classroom, rejoin }: MySeatProps) {
  const say = boardWords.value;
  return (
    <>
      <div class="my-rejoin">
        <h2>{say.rejoin}</h2>
        <p class="rejoin-code">{rejoin}</p>
        <p class="hint">{say.rejoinHint}</p>
      </div>
      {/* The door is loaded anew: nothing of whoever was here is left in the page. */}
      <Button
        icon={UserRoundPlus}
        onClick={() => void leave(classroom).then((reply) => reply.ok && location.replace('/'))}
      >
        {say.someoneElse}
      </Button>
    </>
  );
}
