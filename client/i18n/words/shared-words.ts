/** Words of several pages. */
import { translated } from '#client/i18n/language.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';

const ko = {
  jogak: '조각',
  /** In place of a missing class title. */
  untitled: '수업',
  mode: { each: '각자', teams: '모둠별', together: '다 함께' } satisfies Record<Mode, string>,
  seats: (taken: number, capacity: number) => `${capacity}명 중 ${taken}명`,
  language: '언어',
  theme: '화면 색',
  themes: { auto: '기기 설정대로', light: '밝게', dark: '어둡게' },
  back: '뒤로',
  close: '닫기',
  more: '더 보기',
  chat: '채팅',
  chatWithNew: (count: number) => `채팅, 새 말 ${count}개`,
  copy: '복사하기',
  copied: '복사했어요',
  copyByHand: '글자를 골라 두었어요. 복사해 주세요.',
  loading: '불러오고 있어요',
  loadAgain: '새로 고침',
  useThisTab: '이 창에서 계속하기',
  toStartPage: '처음으로',
  errorCode: (code: string) => `(${code})`,
  paused: '잠깐 멈춤! 선생님을 봐 주세요.',
  connecting: '연결하고 있어요',
  reconnecting: '다시 연결 중이에요. 계속해도 돼요. 옮긴 조각은 사라지지 않아요.',
  closed: '수업이 끝났어요.',
};

const en: typeof ko = {
  jogak: 'Jogak',
  untitled: 'Class',
  mode: { each: 'Each', teams: 'Teams', together: 'All together' },
  seats: (taken, capacity) => `${taken} of ${capacity} seats`,
  language: 'Language',
  theme: 'Colours',
  themes: { auto: 'Same as device', light: 'Light', dark: 'Dark' },
  back: 'Back',
  close: 'Close',
  more: 'More',
  chat: 'Chat',
  chatWithNew: (count) => `Chat, ${count} new`,
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'The text is selected. Copy it now.',
  loading: 'Loading',
  loadAgain: 'Reload',
  useThisTab: 'Use this tab',
  toStartPage: 'Back to the start',
  errorCode: (code) => `(${code})`,
  paused: 'Paused! Look at your teacher.',
  connecting: 'Connecting',
  reconnecting: 'Reconnecting. Keep playing, nothing is lost.',
  closed: 'This class is over.',
};

export const sharedWords = translated({ ko, en });
