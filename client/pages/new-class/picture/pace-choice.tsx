/** Says that the chosen picture moves, and lets the teacher choose how. */
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { PACES } from '#shared/picture/motion.ts';
import type { ChosenPictureState } from './use-chosen-picture.ts';

export function PaceChoice({ chosen: { pace, setPace } }: { readonly chosen: ChosenPictureState }) {
  const say = newClassWords.value;
  return (
    <div class="pace-choice">
      <Choices
        legend={say.movingPicture}
        options={PACES.map((value) => ({ value, label: say.paces[value] }))}
        chosen={pace}
        onChoose={setPace}
      />
      <p class="hint" role="status">
        {say.paceHints[pace]}
      </p>
    </div>
  );
}
