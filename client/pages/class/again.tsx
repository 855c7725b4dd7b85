/** Who has solved the own board goes on with the same picture in more pieces. */
import { useSignal } from '@preact/signals';
import { Grid3x3 } from 'lucide';
import type { BoardNumber } from '../../../shared/ids.ts';
import type { ActivityView } from '../../../shared/protocol/events.ts';
import { type Next, nextAfter } from '../../../shared/puzzle/again.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { Button } from '../../ui/controls/button.tsx';
import type { Attendance } from './attend.ts';

interface AgainProps {
  readonly attendance: Attendance;
  readonly board: BoardNumber;
  readonly activity: ActivityView;
  readonly cut: number;
}

/** The board that follows comes with the class's view: nothing else is to be done about it here. */
export function Again({ attendance, board, activity, cut }: AgainProps) {
  const isAsked = useSignal(false);
  const next: Next | null = nextAfter(activity, cut);
  if (next === null) return null;

  async function goOn(): Promise<void> {
    isAsked.value = true;
    const answer = await attendance.link.again(board);
    if (answer.ok) return;
    isAsked.value = false;
    attendance.tell(answer);
  }

  return (
    <Button
      kind="primary"
      class="button again"
      icon={Grid3x3}
      aria-disabled={isAsked.value}
      onClick={() => {
        if (!isAsked.peek()) void goOn();
      }}
    >
      {boardWords.value.playAgain(next.pieces)}
    </Button>
  );
}
