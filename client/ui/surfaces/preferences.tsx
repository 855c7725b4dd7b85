/** The user's language and theme, which the browser keeps, in the menus. Start pages show the language alone: language-select.tsx. */
import { isLanguage, language, setLanguage } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { chooseTheme, THEME_CHOICES, themeChoice } from '#client/ui/theme.ts';
import { LANGUAGE_NAMES } from '#shared/languages.ts';

export function Preferences() {
  const say = sharedWords.value;
  return (
    <div class="stack">
      <Choices
        legend={say.language}
        options={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
        chosen={language.value}
        onChoose={(tag) => isLanguage(tag) && setLanguage(tag)}
      />
      <Choices
        legend={say.theme}
        options={THEME_CHOICES.map((value) => ({ value, label: say.themes[value] }))}
        columns={THEME_CHOICES.length}
        chosen={themeChoice.value}
        onChoose={chooseTheme}
      />
    </div>
  );
}
