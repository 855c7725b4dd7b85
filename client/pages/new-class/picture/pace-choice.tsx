/** Says what moves, and lets the teacher choose how. */
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { PACES, type Pace } from '#shared/picture/motion.ts';

interface PaceChoiceProps {
  /** What moves. */
  readonly legend: string;
  readonly hints: Readonly<Record<Pace, string>>;
  readonly pace: Pace;
  readonly setPace: (pace: Pace) => void;
}

export function PaceChoice({ legend, hints, pace, setPace }: PaceChoiceProps) {
  const say = newClassWords.value;
  return (
    <div class="pace-choice">
      <Choices
        legend={legend}
        options={PACES.map((value) => ({ value, label: say.paces[value] }))}
        chosen={pace}
        onChoose={setPace}
      />
      <p class="hint" role="status">
        {hints[pace]}
      </p>
    </div>
  );
}
