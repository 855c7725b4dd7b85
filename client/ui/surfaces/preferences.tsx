/** How the reader wants it: the language, and light or dark. */
import { isLanguage, LANGUAGES, language, speak } from '../../i18n/language.ts';
import { words } from '../../i18n/words/shared.ts';
import { Choices } from '../controls/choices.tsx';
import { chooseTheme, THEME_CHOICES, themeChoice } from '../theme.ts';

/** The language is the one thing that must be found by somebody who cannot read the page: it stands by its own name. */
export function LanguageSelect() {
  return (
    <select
      class="select language"
      aria-label={words.value.language}
      value={language.value}
      onChange={({ currentTarget: { value } }) => isLanguage(value) && speak(value)}
    >
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function Preferences() {
  const say = words.value;
  return (
    <div class="stack">
      <Choices
        legend={say.language}
        of={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        chosen={language.value}
        onChoose={(tag) => isLanguage(tag) && speak(tag)}
      />
      <Choices
        legend={say.theme}
        of={THEME_CHOICES.map((value) => ({ value, label: say.themes[value] }))}
        chosen={themeChoice.value}
        onChoose={chooseTheme}
      />
    </div>
  );
}
