/** Words around a board: a student's own, and the one that a teacher looks at. */
import { inLanguage } from '../language.ts';
import { withParticle } from '../particles.ts';

const ko = {
  board: '퍼즐',
  teacher: '선생님',
  progress: (done: number, all: number) => `${all}개 중 ${done}개`,
  saved: '저장됐어요',
  saving: '저장 중이에요',
  tools: '도구',
  smaller: '작게',
  fit: '한눈에',
  larger: '크게',
  picture: '그림 보기',
  keys: '키보드',
  laser: '가리키기',
  solved: '완성! 정말 잘했어요.',
  pictureLoading: '그림을 가져오고 있어요.',
  pictureFailed: '그림을 가져오지 못했어요.',
  again: '다시 해 보기',
  visible: '선생님이 내 퍼즐을 볼 수 있어요.',
  watched: '선생님이 보고 있어요',
  waiting: '선생님이 그림을 고르고 있어요. 조금만 기다려 주세요.',
  isMoving: (name: string) => `${name} 친구가 옮기고 있어요.`,
  hasMoved: (name: string) => `그사이에 ${withParticle(name, '이/가')} 이 조각을 옮겼어요.`,
  teacherIsMoving: '선생님이 옮기고 있어요.',
  you: (name: string) => `${name} (나)`,
};

const en: typeof ko = {
  board: 'Puzzle',
  teacher: 'Teacher',
  progress: (done, all) => `${done} of ${all}`,
  saved: 'Saved',
  saving: 'Saving...',
  tools: 'Tools',
  smaller: 'Smaller',
  fit: 'Fit',
  larger: 'Larger',
  picture: 'Picture',
  keys: 'Keys',
  laser: 'Point',
  solved: 'Solved! Well done.',
  pictureLoading: 'The picture is on its way.',
  pictureFailed: 'The picture did not arrive.',
  again: 'Try again',
  visible: 'Your teacher can see your puzzle.',
  watched: 'Your teacher is looking',
  waiting: 'Your teacher is choosing a picture. It will be here soon.',
  isMoving: (name) => `${name} is moving this piece.`,
  hasMoved: (name) => `${name} moved this piece meanwhile.`,
  teacherIsMoving: 'Your teacher is moving this piece.',
  you: (name) => `${name} (you)`,
};

export const boardWords = inLanguage({ ko, en });
