/** Words of the closed chat: the announcements of new messages for screen readers. */
import { translated } from '#client/i18n/language.ts';

const ko = {
  teacher: '선생님',
  formerStudent: '나간 친구',
  picture: '그림',
  message: (name: string, text: string) => `${name}: ${text}`,
  messageCount: (count: number) => `채팅에 새 말이 ${count}개 왔어요.`,
};

const en: typeof ko = {
  teacher: 'Teacher',
  formerStudent: 'Somebody who left',
  picture: 'Picture',
  message: (name, text) => `${name}: ${text}`,
  messageCount: (count) => `New messages in the chat: ${count}.`,
};

export const announcementWords = translated({ ko, en });
