/** The theme: the device's, unless the user has chosen one. Style sheets read it as `data-theme`, the board's scene as `theme`. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';

export type Theme = 'light' | 'dark';
export type ThemeChoice = 'auto' | Theme;
export const THEME_CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

export function isThemeChoice(text: string | null): text is ThemeChoice {
  return text === 'auto' || text === 'light' || text === 'dark';
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const prefersDark = signal(darkQuery.matches);
darkQuery.addEventListener('change', ({ matches }) => {
  prefersDark.value = matches;
});

const storedChoice = readStored('theme');
const chosen = signal<ThemeChoice>(isThemeChoice(storedChoice) ? storedChoice : 'auto');
export const themeChoice: ReadonlySignal<ThemeChoice> = chosen;

export const theme: ReadonlySignal<Theme> = computed(() =>
  chosen.value === 'auto' ? (prefersDark.value ? 'dark' : 'light') : chosen.value,
);

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function chooseTheme(next: ThemeChoice): void {
  chosen.value = next;
  writeStored('theme', next);
}
