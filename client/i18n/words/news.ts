/** The few words of the chat that are needed while it is folded: what a screen reader is told of a new message. */
import { inLanguage } from '../language.ts';

const ko = {
  teacher: '선생님',
  gone: '나간 친구',
  picture: '그림',
  told: (name: string, text: string) => `${name}: ${text}`,
  many: (count: number) => `채팅에 새 말이 ${count}개 왔어요.`,
};

const en: typeof ko = {
  teacher: 'Teacher',
  gone: 'Somebody who left',
  picture: 'Picture',
  told: (name, text) => `${name}: ${text}`,
  many: (count) => `New messages in the chat: ${count}.`,
};

export const newsWords = inLanguage({ ko, en });
