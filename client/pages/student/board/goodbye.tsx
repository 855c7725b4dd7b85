/** Replaces the tools once the lesson is finished; the picture stays visible as it is. */
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { goodbyeWords } from '#client/i18n/words/student/goodbye-words.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface GoodbyeProps {
  readonly isOver: boolean;
  readonly isSolved: boolean;
  readonly onShowEarlier: () => void;
}

/** The live region is there before its text: a screen reader may not announce one that appears together with it. */
export function Goodbye({ isOver, isSolved, onShowEarlier }: GoodbyeProps) {
  const say = goodbyeWords.value;
  return (
    <div class="goodbye-status" role="status">
      {isOver && (
        <div class="goodbye">
          <b>{isSolved ? say.goodbyeSolved : say.goodbye}</b>
          <span>{say.goodbyeHint}</span>
        </div>
      )}
      {isOver && <Button onClick={onShowEarlier}>{boardWords.value.earlierPuzzles}</Button>}
    </div>
  );
}
