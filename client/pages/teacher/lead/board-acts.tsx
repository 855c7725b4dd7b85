/** What a teacher does for one board that she looks at. */
import { LifeBuoy, Pause, Play, Presentation } from 'lucide';
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { LedView, TeachersView } from '../../../../shared/protocol/led.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Popover } from '../../../ui/surfaces/popover.tsx';

interface BoardActsProps {
  readonly link: ClassLink;
  readonly board: BoardNumber;
  readonly led: LedView;
  readonly hers: TeachersView;
}

export function BoardActs({ link, board, led, hers }: BoardActsProps) {
  const say = leadWords.value;
  const isPaused = hers.pausedBoards.includes(board);
  const isSpotlit = led.spotlight?.board === board;
  return (
    <Popover label={say.help} icon={LifeBuoy} wordy>
      <div class="board-acts">
        <Button icon={isPaused ? Play : Pause} onClick={() => void link.pause(board, !isPaused)}>
          {isPaused ? say.goOnOne : say.pauseOne}
        </Button>
        {isSpotlit ? (
          <Button icon={Presentation} onClick={() => void link.lead('spotlight', { board: null, named: false })}>
            {say.spotlightEnd}
          </Button>
        ) : (
          <>
            <Button icon={Presentation} onClick={() => void link.lead('spotlight', { board, named: false })}>
              {say.spotlight}
            </Button>
            <Button onClick={() => void link.lead('spotlight', { board, named: true })}>{say.spotlightNamed}</Button>
          </>
        )}
      </div>
    </Popover>
  );
}
