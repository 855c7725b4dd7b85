/** Sentences of error codes that a picture meets, in each language: the chat loads them, and teachers' pages. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  errors: {
    'not-a-picture': '읽을 수 없는 파일이에요. JPEG, PNG, WebP, AVIF, GIF 그림을 골라 주세요.',
    'picture-heic': '아이폰의 HEIC 사진은 여기서 열 수 없어요. JPEG로 저장하거나, 사진을 화면 캡처해서 골라 주세요.',
    'picture-too-large': '그림 파일이 너무 커요. 16 MB보다 작은 그림을 골라 주세요.',
    'picture-too-many-pixels':
      '그림의 가로와 세로가 너무 커서 열 수 없어요. 크기를 줄이거나 화면 캡처해서 골라 주세요.',
    'picture-broken': '그림 파일이 손상됐거나 다 받아지지 않았어요. 다시 받거나 다른 그림을 골라 주세요.',
    'picture-flashes': '이 그림은 너무 빠르게 번쩍여서 눈에 좋지 않아요. ‘천천히’나 ‘멈춘 그림’을 골라 주세요.',
    'picture-one-frame': '이 그림은 장면이 하나뿐이라 움직일 수 없어요. ‘멈춘 그림’을 골라 주세요.',
    'picture-too-many-frames':
      '이 그림은 장면이 너무 많아서 움직일 수 없어요. ‘멈춘 그림’을 고르거나 더 짧은 그림을 골라 주세요.',
    'picture-busy': '지금 그림이 많이 몰렸어요. 잠시 뒤에 다시 해 주세요.',
    'pictures-away': '지금은 그림을 저장하거나 불러올 수 없어요. 잠시 뒤에 다시 해 주세요.',
  },
};

const en: typeof ko = {
  errors: {
    'not-a-picture': 'This file cannot be read. Choose a JPEG, PNG, WebP, AVIF or GIF picture.',
    'picture-heic': 'iPhone HEIC photos cannot be opened here. Save it as JPEG, or choose a screenshot of it.',
    'picture-too-large': 'This picture file is too large. Choose one under 16 MB.',
    'picture-too-many-pixels':
      'This picture is too wide and tall to open. Make it smaller, or choose a screenshot of it.',
    'picture-broken': 'This picture file is damaged or not complete. Download it again, or choose another.',
    'picture-flashes': 'This picture flashes too fast for the eyes. Choose “Slowly” or “Still”.',
    'picture-one-frame': 'This picture has only one frame, so it cannot move. Choose “Still”.',
    'picture-too-many-frames': 'This picture has too many frames to move. Choose “Still”, or a shorter one.',
    'picture-busy': 'Many pictures are coming in right now. Try again in a moment.',
    'pictures-away': 'Pictures cannot be saved or loaded right now. Try again in a moment.',
  },
};

export const pictureErrorsCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
