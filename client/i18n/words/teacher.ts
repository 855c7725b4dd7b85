/** Words of a class as its teacher sees it. */
import { inLanguage } from '../language.ts';

const ko = {
  code: '참여 코드',
  joinAt: '학생은 여기로 들어와요',
  scan: '휴대전화로 찍으면 바로 들어와요',
  qr: '참여 링크 QR 코드',
  localhost: '다른 기기에서는 이 컴퓨터의 네트워크 주소로 열어 주세요.',
  nobodyIn: '아직 아무도 안 왔어요. 학생이 들어오면 이름이 나타나요.',
  boards: '퍼즐',
  boardNumber: (board: number) => `퍼즐 ${board}`,
  everybody: '모두의 퍼즐',
  away: '자리 비움',
  nobodyAtBoard: '아직 아무도 없어요',
  showCode: '참여 코드',
  pause: '잠깐 멈춤',
  goOn: '다시 시작',
  pausedNow: '지금은 모두 멈춰 있어요.',
  myLink: '내 수업 링크',
  myLinkHint: '이 링크로 어느 기기에서든 이 수업에 돌아와요. 학생에게는 보이지 마세요.',
  myLinkElsewhere: '이 수업을 처음 연 기기에 내 수업 링크가 있어요.',
  newPicture: '새 수업 만들기',
  in: (seats: number, capacity: number) => `${seats}/${capacity}명`,
};

const en: typeof ko = {
  code: 'Code',
  joinAt: 'Students go to',
  scan: 'Scan it to go straight in',
  qr: 'QR code of the link to join',
  localhost: 'From other devices, open the network address of this computer.',
  nobodyIn: 'Nobody is here yet. Names appear as students come in.',
  boards: 'Puzzles',
  boardNumber: (board) => `Puzzle ${board}`,
  everybody: 'One puzzle for all',
  away: 'Away',
  nobodyAtBoard: 'Nobody yet',
  showCode: 'Code',
  pause: 'Pause',
  goOn: 'Go on',
  pausedNow: 'Everybody is paused.',
  myLink: 'My link to this class',
  myLinkHint: 'It brings you back to this class from any device. Do not show it to students.',
  myLinkElsewhere: 'Your link is on the device that opened this class.',
  newPicture: 'Start another class',
  in: (seats, capacity) => `${seats}/${capacity} in`,
};

export const teacherWords = inLanguage({ ko, en });
