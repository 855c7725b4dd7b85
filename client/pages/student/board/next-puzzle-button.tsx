/** Lets a student who has solved their board continue with the same picture in more pieces. */
import { useSignal } from '@preact/signals';
import { Grid3x3 } from 'lucide';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { type NextSize, nextSizeAfter } from '#shared/puzzle/next-size.ts';

interface NextPuzzleButtonProps {
  readonly connection: ClassConnection;
  readonly board: BoardNumber;
  readonly activity: ActivityView;
  readonly cut: number;
}

/** The new board arrives with the class's next view: nothing else is to be done here. */
export function NextPuzzleButton({ connection, board, activity, cut }: NextPuzzleButtonProps) {
  const isRequested = useSignal(false);
  const next: NextSize | null = nextSizeAfter(activity, cut);
  if (next === null) return null;

  async function startNext(): Promise<void> {
    isRequested.value = true;
    const answer = await connection.link.nextPuzzle(board);
    if (answer.ok) return;
    isRequested.value = false;
    connection.report(answer);
  }

  return (
    <Button
      kind="primary"
      class="button next-puzzle"
      icon={Grid3x3}
      aria-disabled={isRequested.value}
      onClick={() => {
        if (!isRequested.peek()) void startNext();
      }}
    >
      {feastWords.value.nextPuzzle(next.pieces)}
    </Button>
  );
}
