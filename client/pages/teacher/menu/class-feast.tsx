/** The class's switch for time and moves in the feast for a solved puzzle. */
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';

interface ClassFeastProps {
  readonly link: ClassLink;
  readonly hasFigures: boolean;
}

export function ClassFeast({ link, hasFigures }: ClassFeastProps) {
  const say = controlsWords.value;
  const [isOn, choose] = useOptimistic(hasFigures, async (figures) => (await link.control('feast', { figures })).ok);
  return <SettingCheck label={say.feastFigures} hint={say.feastFiguresHint} isOn={isOn} onChoose={choose} />;
}
