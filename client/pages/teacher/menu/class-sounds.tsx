/** The class's switch for sounds, and the one for the teacher's own page. */
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { SoundSwitch } from '#client/play/sound/sound-switch.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';

interface ClassSoundsProps {
  readonly link: ClassLink;
  readonly areAllowed: boolean;
}

export function ClassSounds({ link, areAllowed }: ClassSoundsProps) {
  const say = controlsWords.value;
  const [isOn, choose] = useOptimistic(areAllowed, async (allowed) => (await link.control('sounds', { allowed })).ok);
  return (
    <section class="stack">
      <SettingCheck label={say.classSounds} hint={say.classSoundsHint} isOn={isOn} onChoose={choose} />
      {areAllowed && <SoundSwitch />}
    </section>
  );
}
