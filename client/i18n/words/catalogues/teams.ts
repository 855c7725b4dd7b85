/** Names of teams and of their colours, in each language. A board of nobody’s team does without them. */
import { dotted } from '#client/i18n/dotted.ts';
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  teams: {
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
    team: (team: number, colour: string) => dotted(`${team}모둠`, colour),
    short: (team: number) => `${team}모둠`,
  },
};

const en: typeof ko = {
  teams: {
    hues: ['red', 'orange', 'brown', 'lime', 'green', 'mint', 'teal', 'sky blue', 'blue', 'indigo', 'purple', 'pink'],
    team: (team, colour) => dotted(`Team ${team}`, colour),
    short: (team) => `Team ${team}`,
  },
};

export const teamCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
