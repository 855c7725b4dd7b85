/** The switch for this page's sounds. Where the class does without sounds, it says so. */
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { areSoundsAllowed, areSoundsWanted, wantSounds } from './sounds.ts';

export function SoundSwitch() {
  const isAllowed = areSoundsAllowed.value;
  return (
    <SettingCheck
      label={boardWords.value.sounds}
      hint={isAllowed ? undefined : menuWords.value.soundsOffInClass}
      isOn={isAllowed && areSoundsWanted.value}
      isDisabled={!isAllowed}
      onChoose={wantSounds}
    />
  );
}
