/** Words of collected moments, in each language. Only pages that show or collect one load them. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  moments: {
    moments: '모아 둔 순간',
    shown: (count: number) =>
      count === 1 ? '선생님이 고른 순간을 함께 보고 있어요.' : `선생님이 고른 순간 ${count}개를 함께 보고 있어요.`,
    loading: '불러오고 있어요.',
    gone: '이제 볼 수 없는 순간이에요.',
    enlarge: (letter: string) => `순간 ${letter} 크게 보기`,
    play: '재생',
    pause: '잠시 멈춤',
    boardAt: (letter: string, progress: string) => `순간 ${letter}의 퍼즐. ${progress}`,
    joined: (done: number, all: number) => `${all}군데 중 ${done}군데 맞췄어요.`,
    placed: (done: number, all: number) => `${all}장 중 ${done}장 놓았어요.`,
    secondOf: (letter: string) => `순간 ${letter}의 앞뒤 장면 보기`,
    secondsFrom: (seconds: number) =>
      seconds === 0 ? '여기에서 멈췄어요' : seconds < 0 ? `${-seconds}초 전` : `${seconds}초 뒤`,
  },
  collection: {
    title: (count: number) => `모아 둔 순간 ${count}개`,
    collect: '이 순간 모아 두기',
    collectWord: '모아 두기',
    collected: (name: string) => `${name} 퍼즐의 이 순간을 모아 뒀어요.`,
    full: (most: number) => `순간은 ${most}개까지 모을 수 있어요. 하나를 빼고 다시 해 보세요.`,
    momentOf: (name: string, clock: string) => `${name}, ${clock}`,
    note: '메모',
    choose: (what: string) => `${what} 고르기`,
    chooseWord: '고르기',
    chosen: (count: number, most: number) =>
      count === 0 ? `보여 줄 순간을 ${most}개까지 골라 주세요` : `${most}개 중 ${count}개 골랐어요`,
    more: (what: string) => `${what} 더 보기`,
    moveLeft: '왼쪽으로 옮기기',
    moveRight: '오른쪽으로 옮기기',
    moved: (what: string, place: number) => `${what}: 이제 ${place}번째예요.`,
    drop: '빼기',
    dropped: (what: string) => `${what} 순간을 뺐어요.`,
    show: (count: number) => `모두에게 보여 주기 (${count})`,
    showNamed: '이름과 함께 보여 주기',
    end: '그만 보여 주기',
    shownNow: '지금 모두가 모아 둔 순간을 보고 있어요. 이름은 안 보여요.',
    shownNowNamed: '지금 모두가 모아 둔 순간을 이름과 함께 보고 있어요.',
    goOn: '여기서부터 이어서 하기',
    goOnOf: (what: string) => `${what}부터 이어서 하기`,
    goOnHint: '지금 퍼즐이 그 순간의 모습으로 바뀌어요. 10초 안에 취소할 수 있어요.',
    goOnWhere: '누가 이어서 할까요?',
    goOnThis: (name: string) => `${name} 퍼즐만`,
    goOnAll: '같은 모양으로 나눈 퍼즐 모두',
    goOnSome: '고른 퍼즐만',
    goOnActivity: '모두 새 활동으로',
    goOnNow: '이어서 하기',
    goOnNeedsSome: '먼저 퍼즐을 골라 주세요.',
    cancel: '그만두기',
  },
};

const en: typeof ko = {
  moments: {
    moments: 'Collected moments',
    shown: (count) =>
      count === 1
        ? 'Everybody looks at a moment that your teacher chose.'
        : `Everybody looks at ${count} moments that your teacher chose.`,
    loading: 'Loading…',
    gone: 'This moment cannot be seen any more.',
    enlarge: (letter) => `Make moment ${letter} bigger`,
    play: 'Play',
    pause: 'Pause',
    boardAt: (letter, progress) => `The puzzle at moment ${letter}. ${progress}`,
    joined: (done, all) => `${done} of ${all} joined.`,
    placed: (done, all) => `${done} of ${all} placed.`,
    secondOf: (letter) => `Go forth and back from moment ${letter}`,
    secondsFrom: (seconds) =>
      seconds === 0 ? 'Stopped here' : seconds < 0 ? `${-seconds} s before` : `${seconds} s after`,
  },
  collection: {
    title: (count) => `Collected moments: ${count}`,
    collect: 'Collect this moment',
    collectWord: 'Collect',
    collected: (name) => `This moment of ${name} is collected.`,
    full: (most) => `There is room for ${most} moments. Drop one, then try again.`,
    momentOf: (name, clock) => `${name}, ${clock}`,
    note: 'Note',
    choose: (what) => `Choose ${what}`,
    chooseWord: 'Choose',
    chosen: (count, most) =>
      count === 0 ? `Choose up to ${most} moments to show` : `${count} of at most ${most} chosen`,
    more: (what) => `More for ${what}`,
    moveLeft: 'Move left',
    moveRight: 'Move right',
    moved: (what, place) => `${what}: now number ${place}.`,
    drop: 'Drop',
    dropped: (what) => `${what} is dropped.`,
    show: (count) => `Show to everybody (${count})`,
    showNamed: 'Show with names',
    end: 'Stop showing',
    shownNow: 'Everybody looks at collected moments. Students see no names.',
    shownNowNamed: 'Everybody looks at collected moments with names.',
    goOn: 'Play on from here',
    goOnOf: (what) => `Play on from ${what}`,
    goOnHint: 'Puzzles become as they were then. For ten seconds you can undo it.',
    goOnWhere: 'Who plays on from there?',
    goOnThis: (name) => `The puzzle of ${name} alone`,
    goOnAll: 'All puzzles that are cut alike',
    goOnSome: 'Puzzles that I choose',
    goOnActivity: 'Everybody, as a new activity',
    goOnNow: 'Play on',
    goOnNeedsSome: 'Choose a puzzle first.',
    cancel: 'Cancel',
  },
};

export const momentsCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
