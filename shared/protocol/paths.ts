/** All addresses that server and client share: pages and their links, HTTP routes, form fields, socket namespaces. */
import type { ClassroomId, PictureId } from '#shared/ids.ts';

/** Field of an upload's form that holds the picture. */
export const PICTURE_FIELD = 'picture';
/** Field of an upload's form with the part to take, a Crop as JSON. Without it the whole picture is taken. */
export const CROP_FIELD = 'crop';
/** Field of an upload's form that says how the picture is to move on boards, a Pace. Without it they show its still. */
export const PACE_FIELD = 'pace';
/** The field with the moving pictures on cards: CardFiles as JSON. Their files follow the contact sheet in the part with the picture. */
export const CARDS_FIELD = 'cards';
/** Field of an upload's form with the chat message that the picture belongs to, as JSON. */
export const MESSAGE_FIELD = 'message';
/** Field that names an operation: of a JSON body, of a form, and of a DELETE's query. In the last two as JSON. */
export const OPERATION_FIELD = 'operation';
/** Header with the teacher key, which a teacher on another machine needs to open a class. */
export const TEACHER_KEY_HEADER = 'x-teacher-key';

/** Socket.IO's HTTP path. */
export const SOCKET_PATH = '/live';
/** Header of every request by which a page polls that path. Pages of other origins cannot set it. Any value. */
export const POLLING_HEADER = 'x-jogak-polling';
/** Socket.IO namespaces: the list of open classes, a class's chat, a class's boards, and a class's projector. */
export const NAMESPACE = { openClasses: '/room', chat: '/chat', board: '/board', present: '/present' } as const;
/** Query parameter of a class's connection. It stands in the URL so that a load balancer can route by class. */
export const CLASS_PARAMETER = 'class';
/** Version of the protocol. A page of another version asks its reader to load it again. */
export const PROTOCOL_VERSION = 2;

/** Query parameter of the join page: the code of the class that a link is for. */
export const CODE_PARAMETER = 'code';
/** Names of secrets in a link's fragment, which no browser sends and no log holds: a seat card's, the class's invitation, a teacher's key. */
export const SECRET = { seat: 'seat', invitation: 'in', teacherKey: 'key' } as const;

/** Paths of the pages. */
export const PAGE = {
  join: '/',
  student: '/class/:classroom',
  newClass: '/teach',
  teacher: '/teach/:classroom',
  seatCards: '/teach/:classroom/cards',
  nextActivity: '/teach/:classroom/next',
  results: '/teach/:classroom/results',
  present: '/present/:classroom',
} as const;

/** Pages of one class. */
export type ClassPage = 'student' | 'teacher' | 'seatCards' | 'nextActivity' | 'results' | 'present';

export function pagePath(page: ClassPage, classroom: ClassroomId): string {
  return PAGE[page].replace(':classroom', classroom);
}

/** The inverse of `pagePath`; null for the path of any other page. */
export function classroomFromPath(page: ClassPage, pathname: string): ClassroomId | null {
  const id = new RegExp(`^${PAGE[page].replace(':classroom', '([A-Za-z0-9_-]+)')}/?$`).exec(pathname)?.[1];
  return id === undefined ? null : (id as ClassroomId);
}

/** The join page with the class's code filled in. */
export function joinPath(code: string): string {
  return `${PAGE.join}?${CODE_PARAMETER}=${code}`;
}

/** The class's own link, as its QR code holds it. */
export function classLink(origin: string, code: string, invitation: string): string {
  return `${origin}${joinPath(code)}#${SECRET.invitation}=${invitation}`;
}

/** The link of a seat card. */
export function seatLink(origin: string, code: string, card: string): string {
  return `${origin}${joinPath(code)}#${SECRET.seat}=${card}`;
}

/** The link that makes a browser a teacher of the class. */
export function teacherLink(origin: string, classroom: ClassroomId, key: string): string {
  return `${origin}${pagePath('teacher', classroom)}#${SECRET.teacherKey}=${encodeURIComponent(key)}`;
}

/** Paths of the HTTP routes. */
export const ROUTE = {
  classrooms: '/api/classrooms',
  classroom: '/api/classrooms/:classroom',
  teacher: '/api/classrooms/:classroom/teacher',
  pictures: '/api/classrooms/:classroom/pictures',
  picture: '/api/classrooms/:classroom/pictures/:picture',
  sample: '/api/classrooms/:classroom/samples',
  activities: '/api/classrooms/:classroom/activities',
  replay: '/api/classrooms/:classroom/boards/:board/replay',
  replaySegment: '/api/classrooms/:classroom/boards/:board/replay/segments/:firstSeq',
  moment: '/api/classrooms/:classroom/moments/:moment',
  continuations: '/api/classrooms/:classroom/continuations',
  messages: '/api/classrooms/:classroom/messages',
  message: '/api/classrooms/:classroom/messages/:number',
  messagePicture: '/api/classrooms/:classroom/messages/:number/picture',
  messageReport: '/api/classrooms/:classroom/messages/:number/report',
  messageApproval: '/api/classrooms/:classroom/messages/:number/approval',
  chat: '/api/classrooms/:classroom/chat',
  leave: '/api/classrooms/:classroom/leave',
  leaveDevice: '/api/leave',
  devices: '/api/classrooms/:classroom/devices',
  device: '/api/classrooms/:classroom/devices/:device',
  rejoinCodes: '/api/classrooms/:classroom/rejoin-codes',
  cards: '/api/classrooms/:classroom/cards',
  origins: '/api/classrooms/:classroom/origins',
  lesson: '/api/classrooms/:classroom/lesson',
  teacherKey: '/api/classrooms/:classroom/teacher-key',
  coTeacherKey: '/api/classrooms/:classroom/co-key',
  results: '/api/classrooms/:classroom/results.csv',
  resultRows: '/api/classrooms/:classroom/results',
  activityReplay: '/api/classrooms/:classroom/activities/:activity/replay',
  replayFeed: '/api/classrooms/:classroom/activities/:activity/replay/feed',
  insight: '/api/classrooms/:classroom/activities/:activity/insight',
  insightTable: '/api/classrooms/:classroom/activities/:activity/insight.csv',
  seat: '/api/classrooms/:classroom/seats/:seat',
  join: '/api/join',
  joinPreview: '/api/join/look',
  /** The same two at the class's own door: a balancer brings them to the node that has the class. */
  joinAtDoor: '/api/classrooms/:classroom/door/join',
  joinPreviewAtDoor: '/api/classrooms/:classroom/door/look',
  myClassrooms: '/api/mine',
  healthz: '/healthz',
  readyz: '/readyz',
  openz: '/openz',
} as const;

export function classroomPath(
  route:
    | 'classroom'
    | 'teacher'
    | 'pictures'
    | 'sample'
    | 'activities'
    | 'continuations'
    | 'messages'
    | 'chat'
    | 'leave'
    | 'devices'
    | 'rejoinCodes'
    | 'cards'
    | 'origins'
    | 'lesson'
    | 'teacherKey'
    | 'coTeacherKey'
    | 'resultRows'
    | 'results',
  classroom: ClassroomId,
): string {
  return ROUTE[route].replace(':classroom', encodeURIComponent(classroom));
}

/** @param number of the message */
export function messagePath(
  route: 'message' | 'messagePicture' | 'messageReport' | 'messageApproval',
  classroom: ClassroomId,
  number: number,
): string {
  return ROUTE[route].replace(':classroom', encodeURIComponent(classroom)).replace(':number', String(number));
}

/** Path of one seat: its export, and its erasure. @param seat its number */
export function seatPath(classroom: ClassroomId, seat: number): string {
  return ROUTE.seat.replace(':classroom', encodeURIComponent(classroom)).replace(':seat', String(seat));
}

/** Path of one teacher's device. @param device its id */
export function devicePath(classroom: ClassroomId, device: string): string {
  return ROUTE.device
    .replace(':classroom', encodeURIComponent(classroom))
    .replace(':device', encodeURIComponent(device));
}

export function picturePath(classroom: ClassroomId, picture: PictureId): string {
  return ROUTE.picture
    .replace(':classroom', encodeURIComponent(classroom))
    .replace(':picture', encodeURIComponent(picture));
}
