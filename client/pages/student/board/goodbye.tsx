/** Replaces the tools once the lesson is finished; the picture stays visible as it is. */
import { goodbyeWords } from '#client/i18n/words/student/goodbye-words.ts';

interface GoodbyeProps {
  readonly isOver: boolean;
  readonly isSolved: boolean;
}

/** The live region is there before its text: a screen reader may not announce one that appears together with it. */
export function Goodbye({ isOver, isSolved }: GoodbyeProps) {
  const say = goodbyeWords.value;
  return (
    <div class="goodbye-status" role="status">
      {isOver && (
        <div class="goodbye">
          <b>{isSolved ? say.goodbyeSolved : say.goodbye}</b>
          <span>{say.goodbyeHint}</span>
        </div>
      )}
    </div>
  );
}
