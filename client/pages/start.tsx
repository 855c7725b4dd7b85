/** What every page starts with: its language, its theme, its fonts, and Preact in its place. */
import { effect } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { language } from '../i18n/language.ts';
import { words } from '../i18n/words/shared.ts';
import '../ui/theme.ts';

/** What the window is called, before the product's name. Empty: the name alone. */
export function nameWindow(title: string): void {
  const { jogak } = words.value;
  document.title = title === '' ? jogak : `${title} · ${jogak}`;
}

export function start(audience: 'students' | 'teachers', Page: ComponentType): void {
  document.documentElement.dataset.for = audience;
  effect(() => {
    document.documentElement.lang = language.value;
  });
  const place = document.querySelector('#page');
  if (place === null) throw new Error('the document has no place for the page');
  render(<Page />, place);
  // After the first page stands: text is there at once in a font of the device.
  void import('../ui/style/fonts.css');
}
