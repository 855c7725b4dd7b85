/** Words of a check: cards whose players ask which of them are right. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  checks: {
    check: '정답 확인',
    right: (right: number, all: number) =>
      right === all ? `${all}장 모두 맞았어요!` : `${all}장 중 ${right}장이 맞았어요.`,
    wrong: (cards: number) => `X 표시가 된 ${cards}장은 다시 생각해 보세요.`,
    unplaced: (cards: number) => `아직 자리를 못 찾은 카드가 ${cards}장 있어요.`,
    isRight: '맞았어요',
    isWrong: 'X 표시, 다시 생각해 보세요',
  },
};

const en: typeof ko = {
  checks: {
    check: 'Check',
    right: (right, all) =>
      right === all ? `All ${all} are right!` : `${right} of ${all} ${right === 1 ? 'is' : 'are'} right.`,
    wrong: (cards) =>
      cards === 1 ? 'Think again about the one with a cross.' : `Think again about the ${cards} with a cross.`,
    unplaced: (cards) => (cards === 1 ? '1 card has no place yet.' : `${cards} cards have no place yet.`),
    isRight: 'right',
    isWrong: 'marked with a cross, think again',
  },
};

export const checksCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
