/** Words of films, in each language. Only pages that make one load them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  film: {
    save: '영상으로 저장',
    saveWord: '영상',
    what: '퍼즐을 맞춘 과정을 처음부터 끝까지 짧은 영상으로 만들어요. 아무도 움직이지 않은 시간은 빠져요.',
    whatOfAll: '모두의 퍼즐을 나란히, 처음부터 끝까지 짧은 영상으로 만들어요. 아무도 움직이지 않은 시간은 빠져요.',
    length: '영상 길이',
    seconds: (seconds: number) => `${seconds}초`,
    names: '이름 넣기',
    namesHint: '끄면 영상에 이름이 나오지 않아요.',
    make: '영상 만들기',
    making: (percent: number) => `영상을 만들고 있어요. ${percent}%`,
    checking: '영상이 제대로 나오는지 보고 있어요.',
    preparing: '준비하고 있어요.',
    waiting: '기록이 아직 안 왔어요. 계속 다시 해 볼게요.',
    filmTime: '이 브라우저에서는 영상 길이만큼 걸려요. 이 화면을 켜 두세요.',
    progress: '영상 만들기',
    cancel: '그만두기',
    cancelled: '그만뒀어요. 저장된 것은 없어요.',
    ready: (seconds: number) => `${seconds}초 영상이 다 됐어요.`,
    readyAsGif: (seconds: number) =>
      `${seconds}초 움직이는 그림(GIF)이 다 됐어요. 이 브라우저는 영상 파일을 못 만들어요.`,
    preview: '만든 영상',
    download: '파일로 저장',
    another: '다시 만들기',
    noFilm: '이 브라우저에서는 제대로 나오는 영상을 만들지 못했어요. 저장된 것은 없어요. 다른 브라우저에서 해 보세요.',
    notPainted: '퍼즐을 그리지 못해서 영상을 못 만들었어요. 저장된 것은 없어요. 조금 뒤에 다시 해 보세요.',
    fileName: (title: string, board: number, day: string) => `조각 영상 ${title} 퍼즐 ${board} ${day}`,
    fileNameOfAll: (title: string, day: string) => `조각 영상 ${title} 모든 퍼즐 ${day}`,
  },
};

const en: typeof ko = {
  film: {
    save: 'Save a film',
    saveWord: 'Film',
    what: 'A short film of the puzzle from its start to its end. Times when nobody moved anything are left out.',
    whatOfAll:
      'A short film of all puzzles side by side, from their start to their end. Times when nobody moved anything are left out.',
    length: 'Length of the film',
    seconds: (seconds) => `${seconds} seconds`,
    names: 'Show names',
    namesHint: 'When this is off, there is no name in the film.',
    make: 'Make the film',
    making: (percent) => `The film is being made. ${percent} %`,
    checking: 'Jogak looks whether the film plays.',
    preparing: 'Getting ready.',
    waiting: 'The record is not here yet. Jogak keeps trying.',
    filmTime: 'In this browser it takes as long as the film. Leave this page open.',
    progress: 'Making the film',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing was saved.',
    ready: (seconds) => `The film of ${seconds} seconds is ready.`,
    readyAsGif: (seconds) =>
      `A moving picture (GIF) of ${seconds} seconds is ready. This browser cannot make a film file.`,
    preview: 'The film',
    download: 'Save the file',
    another: 'Make another',
    noFilm: 'This browser could not make a film that plays. Nothing was saved. Try another browser.',
    notPainted: 'The puzzle could not be drawn, so there is no film. Nothing was saved. Try again in a moment.',
    fileName: (title, board, day) => `Jogak film ${title} puzzle ${board} ${day}`,
    fileNameOfAll: (title, day) => `Jogak film ${title} all puzzles ${day}`,
  },
};

export const filmCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
