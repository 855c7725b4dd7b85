/** What replaces the tools once the lesson is finished. */
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { goodbyeWords } from '#client/i18n/words/student/goodbye-words.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface GoodbyeProps {
  readonly isSolved: boolean;
  readonly onShowEarlier: () => void;
}

export function Goodbye({ isSolved, onShowEarlier }: GoodbyeProps) {
  const say = goodbyeWords.value;
  return (
    <>
      <div class="goodbye">
        <b>{isSolved ? say.goodbyeSolved : say.goodbye}</b>
        <span>{say.goodbyeHint}</span>
      </div>
      <Button onClick={onShowEarlier}>{boardWords.value.earlierPuzzles}</Button>
    </>
  );
}
