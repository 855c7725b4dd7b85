/** Words of the class's timer, in each language. They load with it. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  timer: {
    timer: '남은 시간',
    timeLeft: (minutes: number, seconds: number) =>
      minutes === 0 ? `${seconds}초 남았어요` : `${minutes}분 ${seconds}초 남았어요`,
    timerPaused: '멈춤',
    timeIsUp: '시간이 다 됐어요!',
  },
};

const en: typeof ko = {
  timer: {
    timer: 'Time left',
    timeLeft: (minutes, seconds) =>
      minutes === 0 ? `${seconds} seconds left` : `${minutes} minutes ${seconds} seconds left`,
    timerPaused: 'paused',
    timeIsUp: 'Time is up!',
  },
};

export const timerCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
