/** Words of the teacher's controls as the whole class sees them. */
import { translated } from '#client/i18n/language.ts';

const ko = {
  raiseHand: '도움이 필요해요',
  lowerHand: '손 내리기',
  handIsUp: '손을 들었어요. 선생님이 곧 봐 주실 거예요.',
  timer: '남은 시간',
  timeLeft: (minutes: number, seconds: number) =>
    minutes === 0 ? `${seconds}초 남았어요` : `${minutes}분 ${seconds}초 남았어요`,
  timerPaused: '멈춤',
  timeIsUp: '시간이 다 됐어요!',
  spotlight: '모두에게 보여 주는 퍼즐',
  spotlightNotice: '지금은 다 같이 한 퍼즐을 봐요. 끝나면 내 퍼즐로 돌아와요.',
  spotlightOf: (names: string) => `지금은 다 같이 ${names} 친구의 퍼즐을 봐요. 끝나면 내 퍼즐로 돌아와요.`,
  spotlightYours: '지금 모두가 내 퍼즐을 보고 있어요.',
  pieceShown: '선생님이 조각의 자리를 보여 주고 있어요.',
};

const en: typeof ko = {
  raiseHand: 'I need help',
  lowerHand: 'Hand down',
  handIsUp: 'Your hand is up. Your teacher will come.',
  timer: 'Time left',
  timeLeft: (minutes, seconds) =>
    minutes === 0 ? `${seconds} seconds left` : `${minutes} minutes ${seconds} seconds left`,
  timerPaused: 'paused',
  timeIsUp: 'Time is up!',
  spotlight: 'The puzzle everybody sees',
  spotlightNotice: 'Everybody is looking at one puzzle now. Yours comes back afterwards.',
  spotlightOf: (names) => `Everybody is looking at the puzzle of ${names} now. Yours comes back afterwards.`,
  spotlightYours: 'Everybody is looking at your puzzle now.',
  pieceShown: 'Your teacher is showing where a piece goes.',
};

export const controlsViewWords = translated({ ko, en });
