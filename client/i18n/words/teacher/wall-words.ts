/** Words of the teacher's wall: its tiles, their marks, and its bar. The wall's own types demand each key. */
import { translated } from '#client/i18n/language.ts';

const ko = {
  all: '모두 보기',
  focus: '고른 퍼즐',
  arrange: '퍼즐 보는 방법',
  sort: '정렬',
  sorts: {
    joined: '들어온 순서',
    name: '이름 순서',
    progress: '덜 맞춘 순서',
    help: '도움이 필요한 순서',
  },
  sortAgain: '다시 정렬',
  filter: '보기',
  filters: {
    all: '모두',
    help: '살펴볼 퍼즐',
    playing: '하는 중',
    finished: '완성한 퍼즐',
    away: '자리 비움',
  },
  size: '크기',
  sizes: { fit: '한 화면에', medium: '보통', large: '크게' },
  hideNames: '이름 가리기',
  noMatches: '지금은 그런 퍼즐이 없어요.',
  progress: (done: number, all: number) => `${all}조각 중 ${done}조각 맞췄어요`,
  besideMat: (pieces: number) => `그림판 밖에 ${pieces}조각`,
  marks: {
    hand: '손 들었어요',
    stuck: '막힌 것 같아요',
    idle: '생각 중',
    away: '자리 비움',
    finished: '완성!',
  },
  previous: '앞 퍼즐',
  next: '다음 퍼즐',
  moreStudents: (students: number) => `외 ${students}명`,
};

const en: typeof ko = {
  all: 'All puzzles',
  focus: 'Chosen puzzle',
  arrange: 'How puzzles are shown',
  sort: 'Sort',
  sorts: { joined: 'By arrival', name: 'By name', progress: 'Least done first', help: 'Needs help first' },
  sortAgain: 'Sort again',
  filter: 'Show',
  filters: { all: 'All', help: 'Worth a look', playing: 'Still playing', finished: 'Solved', away: 'Away' },
  size: 'Size',
  sizes: { fit: 'Fit all', medium: 'Medium', large: 'Large' },
  hideNames: 'Hide names',
  noMatches: 'No puzzle matches now.',
  progress: (done, all) => `${done} of ${all} joined`,
  besideMat: (pieces) => `${pieces} beside the mat`,
  marks: {
    hand: 'Hand up',
    stuck: 'Possibly stuck',
    idle: 'Thinking',
    away: 'Away',
    finished: 'Solved!',
  },
  previous: 'Previous puzzle',
  next: 'Next puzzle',
  moreStudents: (students) => `and ${students} more`,
};

export const wallWords = translated({ ko, en });
