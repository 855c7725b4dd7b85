/** Words of the question whether somebody was in a class before, in each language. Only who is asked loads them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  wasHere: {
    wereYouHere: '전에 들어온 적이 있나요?',
    seatIsTaken: (name: string) => `‘${name}’ 자리가 벌써 있어요. 내 자리라면, 선생님이 확인하고 열어 줘요.`,
    yes: '네, 제 자리예요',
    noNew: '아니요, 처음 왔어요',
    noOther: '아니요, 다른 자리예요',
  },
};

const en: typeof ko = {
  wasHere: {
    wereYouHere: 'Were you here before?',
    seatIsTaken: (name) => `There is a place for “${name}” already. If it is yours, your teacher opens it for you.`,
    yes: 'Yes, that’s me',
    noNew: 'No, I’m new',
    noOther: 'No, mine is another one',
  },
};

export const wasHereCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
