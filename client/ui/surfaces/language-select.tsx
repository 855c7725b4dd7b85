/** The page's language, as start pages offer it. The menus show it with the theme: preferences.tsx. */
import { isLanguage, language, setLanguage } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { LANGUAGE_NAMES } from '#shared/languages.ts';

/** Each language is listed by its own name, so that a user who cannot read the page still finds theirs. */
export function LanguageSelect() {
  return (
    <select
      class="select language"
      aria-label={sharedWords.value.language}
      value={language.value}
      onChange={({ currentTarget: { value } }) => isLanguage(value) && setLanguage(value)}
    >
      {Object.entries(LANGUAGE_NAMES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
