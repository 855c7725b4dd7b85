/** The switch for this page's sounds. Where the class does without sounds, it says so. */
import { useId } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { areSoundsAllowed, areSoundsWanted, wantSounds } from './sounds.ts';

export function SoundSwitch() {
  const say = boardWords.value;
  const hint = useId();
  const isAllowed = areSoundsAllowed.value;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isAllowed && areSoundsWanted.value}
        disabled={!isAllowed}
        aria-describedby={isAllowed ? undefined : hint}
        onChange={({ currentTarget }) => wantSounds(currentTarget.checked)}
      />
      <span>
        <b>{say.sounds}</b>
        {!isAllowed && (
          <span class="hint" id={hint}>
            {menuWords.value.soundsOffInClass}
          </span>
        )}
      </span>
    </label>
  );
}
