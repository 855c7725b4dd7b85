/** Words of moving pictures on boards, in each language. Only boards with such a picture load them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  motion: {
    stop: '그림 멈추기',
    move: '그림 움직이기',
  },
};

const en: typeof ko = {
  motion: {
    stop: 'Stop the picture',
    move: 'Let the picture move',
  },
};

export const motionCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
