/** The lesson is over: the picture stays in sight as it is, and this stands where the tools were. */
import { goodbyeWords } from '#client/i18n/words/student/goodbye-words.ts';

interface GoodbyeProps {
  readonly isOver: boolean;
  readonly isSolved: boolean;
}

/** There before anything is said in it: what comes together with its words is not always read out. */
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
