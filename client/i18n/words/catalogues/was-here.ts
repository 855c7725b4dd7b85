/** Words of the question whether somebody was in a class before, in each language. Only who is asked loads them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  wasHere: {
    wereYouHere: (name: string) => `‘${name}’ 친구가 전에 들어왔어요. 나 맞나요?`,
    teacherLetsIn: '선생님이 확인하고 들여보내 줄 거예요.',
    yes: '네, 저예요',
    noNew: '아니요, 처음 왔어요',
    noOther: '아니요, 다른 자리예요',
  },
};

const en: typeof ko = {
  wasHere: {
    wereYouHere: (name) => `“${name}” was here before. Is that you?`,
    teacherLetsIn: 'If so, your teacher checks, and lets you in.',
    yes: 'Yes, that’s me',
    noNew: 'No, I’m new',
    noOther: 'No, mine is another one',
  },
};

export const wasHereCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
