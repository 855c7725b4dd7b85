/** The class's switch for time and moves in the feast for a solved puzzle. */
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';

interface ClassFeastProps {
  readonly link: ClassLink;
  readonly hasFigures: boolean;
}

export function ClassFeast({ link, hasFigures }: ClassFeastProps) {
  const say = controlsWords.value;
  const [isOn, choose] = useOptimistic(hasFigures, async (figures) => (await link.control('feast', { figures })).ok);
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => choose(currentTarget.checked)} />
      <span>
        <b>{say.feastFigures}</b>
        <span class="hint">{say.feastFiguresHint}</span>
      </span>
    </label>
  );
}
