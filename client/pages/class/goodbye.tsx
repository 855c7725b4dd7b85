/** The lesson is over: the picture stays in sight as it is, and this stands where the tools were. */
import { partingWords } from '../../i18n/words/parting.ts';

export function Goodbye({ isSolved }: { readonly isSolved: boolean }) {
  const say = partingWords.value;
  return (
    <div class="goodbye" role="status">
      <b>{isSolved ? say.goodbyeSolved : say.goodbye}</b>
      <span>{say.goodbyeHint}</span>
    </div>
  );
}
