/** What a teacher can do about a connection that does not come, in each language. Pages of teachers load it, and the projector's. */
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  connection: {
    forTeacher: '선생님만 보는 화면이에요.',
    studentsByCode: '학생은 참여 코드로 들어가요.',
    openTeacherLink:
      '선생님은 이 기기에서 선생님 링크를 열어 주세요. 링크는 수업을 만든 기기의 ‘더\u00A0보기’에 있는 ‘선생님\u00A0링크’에서 볼 수 있어요.',
    asStudent: '참여 코드로 들어가기',
    help: (host: string) =>
      `연결이 오래 걸려요. Jogak을 켜 둔 컴퓨터가 절전 상태가 아니고 같은 네트워크에 있는지 확인해 주세요. 그래도 안 되면, ${host} 주소로 HTTP와 WebSocket이 지나갈 수 있는지 네트워크 담당자에게 물어봐 주세요.`,
  },
};

const en: typeof ko = {
  connection: {
    forTeacher: 'This page is for the class’s teacher.',
    studentsByCode: 'Students join with a class code.',
    openTeacherLink:
      'Teachers: open your teacher link on this device. On the device that opened the class it is under More, “Links for teachers”.',
    asStudent: 'Join with a class code',
    help: (host) =>
      `Connecting is taking a long time. Check that the computer that runs Jogak is awake and on this network. If it is, ask the person who runs the network to let HTTP and WebSocket pass to ${host}.`,
  },
};

export const teacherConnectionCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
