/** What every page starts with: its language, its theme, its fonts, and Preact in its place. */
import { effect } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { language } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import '#client/ui/theme.ts';

/** What the window is called, before the product's name. Empty: the name alone. */
export function setWindowTitle(title: string): void {
  const { jogak } = sharedWords.value;
  document.title = title === '' ? jogak : `${title} · ${jogak}`;
}

export function startPage(audience: 'students' | 'teachers', Page: ComponentType): void {
  document.documentElement.dataset.for = audience;
  effect(() => {
    document.documentElement.lang = language.value;
  });
  const root = document.querySelector('#page');
  if (root === null) throw new Error('the document has no place for the page');
  render(<Page />, root);
  // After the first page stands: text is there at once in a font of the device.
  void import('../ui/style/fonts.css');
}
