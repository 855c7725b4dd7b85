/**
 * One sentence for each error code: what happened, and what to do next. This file has the codes that the join page can
 * meet, and that page loads no more. `class-error-sentences.ts` adds the others, on every page that can meet them.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { language } from '#client/i18n/language.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import type { Language } from '#shared/languages.ts';

const ko = {
  unsaved: '지금은 저장할 수 없어요. 계속해도 돼요. 곧 다시 저장할게요.',
  moved: '연결을 옮기고 있어요. 잠깐만 기다려 주세요.',
  'bad-request': '잘 전해지지 않았어요. 페이지를 새로 고쳐 주세요.',
  'too-large': '한 번에 보내기에는 너무 커요. 조금 줄여 주세요.',
  'too-fast': '너무 빨라요. 잠깐 쉬었다가 다시 해 주세요.',
  'not-found': '여기에는 아무것도 없어요. 처음으로 돌아가 주세요.',
  'other-version': '새 버전이 나왔어요. 페이지를 새로 고쳐 주세요.',
  'other-origin': '다른 사이트에서 온 요청이라 막았어요. 조각에서 직접 열어 주세요.',
  internal: '저희 쪽에 문제가 생겼어요. 잠시 뒤에 다시 해 주세요.',
  stopping: '조각을 다시 켜고 있어요. 잠시 뒤에 다시 해 주세요.',
  'no-class': '이 코드로 열린 수업이 없어요. 숫자를 다시 확인해 주세요.',
  'wrong-password': '코드나 비밀번호가 맞지 않아요. 다시 확인해 주세요.',
  'password-needed': '이 수업에는 비밀번호가 있어요. 선생님께 여쭤 보세요.',
  full: '자리가 다 찼어요. 선생님께 말씀드리세요.',
  locked: '지금은 새로 들어갈 수 없어요. 선생님께 말씀드리세요.',
  'removed-for-good': '이 수업에는 더 들어올 수 없어요. 궁금한 것은 선생님께 여쭤보세요.',
  finished: '오늘 수업은 끝났어요. 다음 수업 때 같은 코드로 들어와요.',
  'not-member': '아직 이 수업에 들어오지 않았어요. 참여 코드를 넣어 주세요.',
  'not-teacher': '이 수업의 선생님만 볼 수 있어요.',
  'bad-name': '쓸 수 없는 이름이에요. 다른 이름을 적어 주세요.',
  'cookie-needed': '이 브라우저가 쿠키를 막고 있어서 자리를 기억할 수 없어요. 쿠키를 허용하고 다시 해 주세요.',
  'choice-needed': '이름을 골라 주세요.',
  taken: '다른 친구가 먼저 골랐어요. 내 이름이 맞다면 선생님께 말씀드리세요.',
  'wrong-rejoin': '이어하기 코드가 맞지 않아요. 다시 확인해 주세요.',
  'wrong-card': '이 카드는 이제 쓸 수 없어요. 선생님께 새 카드를 받으세요.',
  offline: '연결되지 않았어요. 인터넷을 확인하고 다시 해 주세요.',
  blocked: '중간에서 막혔어요. 학교 네트워크를 맡은 분께 말씀드려 주세요.',
};

const en: typeof ko = {
  unsaved: 'Saving has to wait. Keep playing, nothing is lost.',
  moved: 'Connecting to your class again. Wait a moment.',
  'bad-request': 'That did not work. Reload this page.',
  'too-large': 'That is too much at once. Make it a little smaller.',
  'too-fast': 'That was very fast. Wait a moment, then try again.',
  'not-found': 'There is nothing here. Go back to the start.',
  'other-version': 'There is a newer version. Reload this page.',
  'other-origin': 'This came from another site and was blocked. Open it in Jogak itself.',
  internal: 'Something went wrong on our side. Try again in a moment.',
  stopping: 'Jogak is restarting. Try again in a moment.',
  'no-class': 'No class is open with this code. Check the digits.',
  'wrong-password': 'The code or the password is wrong. Check both.',
  'password-needed': 'This class has a password. Ask your teacher.',
  full: 'This class is full. Tell your teacher.',
  locked: 'Nobody new can join right now. Tell your teacher.',
  'removed-for-good': 'You cannot join this class any more. Ask your teacher why.',
  finished: 'Class is over for today. Use the same code next time.',
  'not-member': 'You are not in this class yet. Type its code.',
  'not-teacher': 'Only the teacher of this class can see this.',
  'bad-name': 'This name cannot be used. Choose another.',
  'cookie-needed': 'This browser blocks cookies and would not remember you. Allow them, then try again.',
  'choice-needed': 'Choose who you are.',
  taken: 'Somebody has taken this one. If it is yours, ask your teacher.',
  'wrong-rejoin': 'This rejoin code is wrong. Check it.',
  'wrong-card': 'This card does not work any more. Ask your teacher for a new one.',
  offline: 'No connection. Check the internet, then try again.',
  blocked: 'Something on the way blocks this. Tell whoever runs the network.',
};

/** Sentences of every code that is not in this file. */
export type ClassErrorSentences = Readonly<Record<Exclude<RequestErrorCode, keyof typeof ko>, string>>;

const joinSentences = { ko, en };
const classSentences = signal<Readonly<Record<Language, ClassErrorSentences>> | null>(null);

export function addClassErrorSentences(tables: Readonly<Record<Language, ClassErrorSentences>>): void {
  classSentences.value = tables;
}

/** Whether this page has a sentence for the code. */
export function hasSentence(code: unknown): code is RequestErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorSentences.peek(), code);
}

export const errorSentences: ReadonlySignal<Readonly<Record<RequestErrorCode, string>>> = computed(() => {
  const tables = { ...joinSentences[language.value], ...classSentences.value?.[language.value] };
  // A page without the class sentences meets none of their codes; the error line asks `hasSentence` first.
  return tables as Record<RequestErrorCode, string>;
});
