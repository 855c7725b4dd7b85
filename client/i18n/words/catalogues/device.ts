/** Words about the devices that are a teacher's, in each language. */
import type { DeviceSystem } from '#shared/classroom/device-name.ts';
import type { PerLanguage } from '#shared/languages.ts';

type KnownSystem = Exclude<DeviceSystem, 'other'>;

const ko = {
  device: {
    leave: '이 기기에서 나가기',
    leaveQuestion: '이 기기에서 나갈까요?',
    leaveConsequence:
      '나가면 이 기기를 쓰는 다음 사람은 내 수업을 볼 수 없어요. 수업에 다시 들어올 때 선생님 링크가 필요하니, 나가기 전에 링크를 남겨 두세요.',
    leaveCancel: '계속 쓰기',
    leaveNow: '나가기',
    stayQuestion: '이 링크를 열면 이 기기가 선생님 기기가 돼요',
    onlyNow: '지금만 쓰기',
    onlyNowHint: (hours: number) =>
      `브라우저를 닫으면 끝나요. 늦어도 ${hours}시간 뒤에 끝나요. 학생 기기나 빌린 기기에서는 이것을 골라 주세요.`,
    keep: '이 기기에 남겨 두기',
    keepHint: (days: number) => `내 기기일 때만 골라 주세요. 마지막으로 쓴 날부터 ${days}일 동안 이 기기에 남아요.`,
    storedKey: '이 기기에 링크가 남아 있어요',
    devices: '선생님 기기',
    devicesHint: '이 수업의 선생님 기기들이에요. 연결을 끊으면 그 기기에 열려 있는 화면이 바로 닫혀요.',
    linkHint: '누가 내 링크를 베꼈을 것 같으면 링크도 바꿔 주세요.',
    thisDevice: '이 기기',
    openedAt: (when: string) => `${when}에 연 기기`,
    coTeacher: '함께하는 선생님',
    own: '내 링크',
    openNow: '지금 열려 있어요',
    lastUsed: (when: string) => `마지막으로 쓴 때: ${when}`,
    since: (when: string) => `처음 들어온 때: ${when}`,
    until: (when: string) => `지금만 쓰는 기기예요. 늦어도 ${when}에 끝나요`,
    end: '연결 끊기',
    endNamed: (name: string) => `${name} 연결 끊기`,
    ended: (name: string) => `${name}의 연결을 끊었어요.`,
    systems: {
      chromebook: '크롬북',
      windows: '윈도우 컴퓨터',
      mac: '맥 또는 아이패드',
      ipad: '아이패드',
      iphone: '아이폰',
      'android-tablet': '안드로이드 태블릿',
      'android-phone': '안드로이드폰',
      linux: '리눅스 컴퓨터',
    } satisfies Record<KnownSystem, string> as Record<KnownSystem, string>,
  },
};

const en: typeof ko = {
  device: {
    leave: 'Leave this device',
    leaveQuestion: 'Leave this device?',
    leaveConsequence:
      'The next person on this device can’t see your classes then. You need a teacher link to come back to a class, so keep its link before you leave.',
    leaveCancel: 'Stay',
    leaveNow: 'Leave',
    stayQuestion: 'This link makes this device a teacher’s',
    onlyNow: 'Only now',
    onlyNowHint: (hours) =>
      `It ends when the browser is closed, and after ${hours} hours at the latest. Choose this on a student’s or a borrowed device.`,
    keep: 'Keep on this device',
    keepHint: (days) => `Only for a device of your own. It stays there for ${days} days after you last used it.`,
    storedKey: 'Its link is kept on this device',
    devices: 'Teachers’ devices',
    devicesHint: 'The devices that are a teacher’s of this class. Ending one closes its pages at once.',
    linkHint: 'If somebody may have copied your link, replace it, too.',
    thisDevice: 'This device',
    openedAt: (when) => `Device opened ${when}`,
    coTeacher: 'Co-teacher',
    own: 'My link',
    openNow: 'Open now',
    lastUsed: (when) => `Last used: ${when}`,
    since: (when) => `First seen: ${when}`,
    until: (when) => `Only now: it ends at ${when} at the latest`,
    end: 'End',
    endNamed: (name) => `End ${name}`,
    ended: (name) => `${name} is not a teacher’s device any more.`,
    systems: {
      chromebook: 'Chromebook',
      windows: 'Windows computer',
      mac: 'Mac or iPad',
      ipad: 'iPad',
      iphone: 'iPhone',
      'android-tablet': 'Android tablet',
      'android-phone': 'Android phone',
      linux: 'Linux computer',
    },
  },
};

export const deviceCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
