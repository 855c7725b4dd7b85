/** Sentences of error codes that only teachers meet, in each language: the pages of students do without them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  errors: {
    // In place of the sentences that students get.
    'not-member': '선생님만 보는 화면이에요. 이 기기에서 선생님 링크를 열어 주세요.',
    'cookie-needed': '이 브라우저가 쿠키를 막고 있어서 선생님을 기억할 수 없어요. 쿠키를 허용하고 다시 해 주세요.',
    // A page does not speak of it: the hand asks again.
    'not-held': '먼저 조각을 집어 주세요.',
    'other-cut': '조각을 나눈 모양이 서로 달라요.',
    'no-moment': '이 퍼즐에 없는 순간이에요.',
    'undo-over': '시간이 지나서 이제 되돌릴 수 없어요.',
    'no-seat': '이 수업에 없는 자리예요. 방금 나갔을 수도 있어요.',
    'owner-only': '이 수업을 연 선생님만 할 수 있어요.',
    'key-needed': '이 컴퓨터에서 수업을 만들려면 선생님 비밀 키가 필요해요.',
    'seat-disputed': '지금 쓰고 있는 자리이거나, 여러 명이 같은 자리라고 해요. 한 명씩 정해 주세요.',
    'picture-too-narrow':
      '너무 길쭉하거나 작은 그림이라 조각을 낼 수 없어요. 더 넓게 자르거나 다른 그림을 골라 주세요.',
    'pictures-flash': '그림을 나란히 두면 너무 빠르게 번쩍여서 눈에 좋지 않아요. ‘천천히’나 ‘멈춘 그림’을 골라 주세요.',
    'bad-cards': '이 글로는 카드를 만들 수 없어요. 글을 고쳐서 다시 해 주세요.',
    'bad-cut': '이 그림은 그렇게 나눌 수 없어요. 조각 수를 바꿔 주세요.',
    'bad-map': '지도에 없는 지역이 있거나 남은 지역이 너무 적어요. 지도를 다시 골라 주세요.',
    'bad-feedback': '맞았는지 알려 주는 시점은 이름을 이름표로 놓을 때만 고를 수 있어요.',
    'no-picture': '이 수업에 없는 그림이에요. 그림을 다시 골라 주세요.',
  },
};

const en: typeof ko = {
  errors: {
    'not-member': 'This page is for the class’s teacher. Open your teacher link on this device.',
    'cookie-needed': 'This browser blocks cookies and would not remember you. Allow them, then try again.',
    'not-held': 'Pick the piece up first.',
    'other-cut': 'These puzzles are not cut alike.',
    'no-moment': 'This puzzle has no such moment.',
    'undo-over': 'It is too late to undo that.',
    'no-seat': 'This student is not in the class. Perhaps they have just left.',
    'owner-only': 'Only the teacher who opened the class can do that.',
    'key-needed': 'You need the teacher key to start a class from this computer.',
    'seat-disputed': 'The place is in use now, or several say that it is theirs. Decide one by one.',
    'picture-too-narrow': 'This picture is too narrow or too small to cut. Crop it wider, or choose another.',
    'pictures-flash': 'Side by side these pictures flash too fast for the eyes. Choose “Slowly” or “Still”.',
    'bad-cards': 'These words make no cards. Change them, and try again.',
    'bad-cut': 'The picture cannot be cut like that. Choose another number of pieces.',
    'bad-map': 'The map has no such region, or too few regions are left. Choose the map again.',
    'bad-feedback': 'You can choose when students learn what is right only where names are cards to place.',
    'no-picture': 'This class has no such picture. Choose it again.',
  },
};

export const teacherErrorsCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
