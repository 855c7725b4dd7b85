/** A team's name: its number and its colour, for students who cannot read yet and for those who cannot see colours. */
import { translated } from '#client/i18n/language.ts';

/** The hues of team 1, 2, ...: neighbouring teams differ strongly, and the plainest colours come first. */
const HUES = [0, 8, 4, 1, 10, 7, 11, 2, 6, 3, 5, 9] as const;

export function teamHue(team: number): number {
  return HUES[(team - 1) % HUES.length] ?? 0;
}

const ko = {
  hues: [
    '빨강',
    '주황',
    '갈색',
    '연두',
    '초록',
    '민트',
    '청록',
    '하늘',
    '파랑',
    '남색',
    '보라',
    '분홍',
  ] as readonly string[],
  team: (team: number, colour: string) => `${team}모둠 · ${colour}`,
  short: (team: number) => `${team}모둠`,
};

const en: typeof ko = {
  hues: ['red', 'orange', 'brown', 'lime', 'green', 'mint', 'teal', 'sky blue', 'blue', 'indigo', 'purple', 'pink'],
  team: (team, colour) => `Team ${team} · ${colour}`,
  short: (team) => `Team ${team}`,
};

export const teamWords = translated({ ko, en });

/** Reads a signal: a component that calls it follows the language. */
export function teamName(team: number): string {
  const { hues, team: named } = teamWords.value;
  return named(team, hues[teamHue(team)] ?? '');
}
