/** Words of the waiting page before approval, and of the goodbye after a lesson. */
import { translated } from '#client/i18n/language.ts';

const ko = {
  waitingForApproval: '선생님이 곧 들여보내 줄 거예요.',
  waitingHint: '이 화면을 그대로 두면 저절로 들어가요.',
  pictureToday: '오늘 맞출 그림',
  goodbye: '오늘은 여기까지! 다음 시간에 만나요.',
  goodbyeSolved: '다 맞췄어요! 다음 시간에 만나요.',
  goodbyeHint: '같은 코드로 다시 들어오면 퍼즐이 그대로 있어요.',
};

const en: typeof ko = {
  waitingForApproval: 'Your teacher will let you in.',
  waitingHint: 'Keep this page open. The class opens by itself.',
  pictureToday: 'Today’s picture',
  goodbye: 'That’s all for today. See you next time!',
  goodbyeSolved: 'You finished it! See you next time.',
  goodbyeHint: 'Use the same code next time. Your puzzle stays as it is.',
};

export const goodbyeWords = translated({ ko, en });
