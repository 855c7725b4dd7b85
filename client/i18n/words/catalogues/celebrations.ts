/** Words for what a student's page shows before and after play, in each language: the waiting page, the feast and the goodbye. They load with these. */
import { dotted } from '#client/i18n/dotted.ts';
import { enCount, koSize } from '#client/i18n/piece-nouns.ts';
import type { PerLanguage } from '#shared/languages.ts';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';

const ko = {
  goodbye: {
    waitingForApproval: '선생님이 곧 들여보내 줄 거예요.',
    waitingHint: '이 화면을 그대로 두면 자동으로 들어가요.',
    pictureToday: '오늘 맞출 그림',
    goodbye: '오늘은 여기까지! 다음 시간에 만나요.',
    goodbyeSolved: '다 맞췄어요! 다음 시간에 만나요.',
    goodbyeHint: '같은 코드로 다시 들어오면 퍼즐이 그대로 있어요.',
  },
  feast: {
    finishedPicture: '완성한 그림',
    keepPicture: '그림 저장하기',
    /** Below the tool's icon; a part of the words above. */
    keep: '저장하기',
    nextPuzzle: (pieces: number) => `${pieces}조각으로 또 하기`,
    figures: (minutes: number, seconds: number, moves: number) =>
      dotted(`걸린 시간 ${minutes === 0 ? '' : `${minutes}분 `}${seconds}초`, `${moves}번 옮겼어요`),
    todaysPictures: '오늘 함께한 그림',
    enlarge: '크게 보기',
    solvedPuzzle: (pieces: number, noun: PieceNoun) => dotted(koSize(pieces, noun), '완성!'),
    unsolvedPuzzle: (pieces: number, percent: number, noun: PieceNoun) =>
      percent === 0 ? koSize(pieces, noun) : dotted(koSize(pieces, noun), `${percent}% 맞췄어요`),
    placedCards: (cards: number, percent: number) =>
      percent === 0 ? `카드 ${cards}장` : dotted(`카드 ${cards}장`, `${percent}% 놓았어요`),
  },
};

const en: typeof ko = {
  goodbye: {
    waitingForApproval: 'Your teacher will let you in.',
    waitingHint: 'Keep this page open. The class opens by itself.',
    pictureToday: 'Today’s picture',
    goodbye: 'That’s all for today. See you next time!',
    goodbyeSolved: 'You finished it! See you next time.',
    goodbyeHint: 'Use the same code next time. Your puzzle stays as it is.',
  },
  feast: {
    finishedPicture: 'The finished picture',
    keepPicture: 'Save the picture',
    keep: 'Save',
    nextPuzzle: (pieces) => `Play with ${pieces} pieces`,
    figures: (minutes, seconds, moves) =>
      dotted(`${minutes === 0 ? '' : `${minutes} min `}${seconds} s`, moves === 1 ? '1 move' : `${moves} moves`),
    todaysPictures: 'Your pictures of today',
    enlarge: 'Make it bigger',
    solvedPuzzle: (pieces, noun) => dotted(enCount(pieces, noun), 'solved!'),
    unsolvedPuzzle: (pieces, percent, noun) =>
      percent === 0 ? enCount(pieces, noun) : dotted(enCount(pieces, noun), `${percent}% done`),
    placedCards: (cards, percent) =>
      percent === 0 ? `${cards} cards` : dotted(`${cards} cards`, `${percent}% placed`),
  },
};

export const celebrationCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
