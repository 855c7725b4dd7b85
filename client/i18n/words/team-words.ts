/** A team's name: its number and its colour, for students who cannot read yet and for those who cannot see colours. */
import { translated } from '#client/i18n/language.ts';
import { teamCatalogue } from '#client/i18n/words/catalogues/teams.ts';

/** The hues of team 1, 2, ...: neighbouring teams differ strongly, and the plainest colours come first. */
const HUES = [0, 8, 4, 1, 10, 7, 11, 2, 6, 3, 5, 9] as const;

export function teamHue(team: number): number {
  return HUES[(team - 1) % HUES.length] ?? 0;
}

export const teamWords = translated(teamCatalogue, 'teams');

/** Reads a signal: a component that calls it follows the language. */
export function teamName(team: number): string {
  const { hues, team: named } = teamWords.value;
  return named(team, hues[teamHue(team)] ?? '');
}

/** The same name in parts: what stands before its number and after it, and its colour with the dot before it. Reads a signal. */
export function teamNameParts(team: number): {
  readonly before: string;
  readonly after: string;
  readonly colour: string;
} {
  const short = teamWords.value.short(team);
  const [before = '', after = ''] = short.split(String(team));
  return { before, after, colour: teamName(team).slice(short.length) };
}
