/** Records for the contract: complete, and odd enough that a lost, trimmed or changed field is noticed. */
import { createHash } from 'node:crypto';
import type { UpkeepRecord } from '#server/base/trusted-clock.ts';
import type {
  ActivityRecord,
  BoardRecord,
  ChatRecord,
  ClassroomRecord,
  LogChunk,
  LogKey,
  MembershipRecord,
  MessageRecord,
  PictureRecord,
  SeatRecord,
  Snapshot,
} from '#server/store/port.ts';
import type { ActivityId, ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { JigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';

// Ids are branded strings that only the server creates; here they are written by hand.
export const classroomId = (text: string) => text as ClassroomId;
export const seatId = (text: string) => text as SeatId;
export const pictureId = (text: string) => text as PictureId;
export const activityId = (text: string) => text as ActivityId;

/** Wall time of all records, ms: the contract does not depend on the current date. */
export const T0 = 1_763_900_000_000;
export const DAY = 24 * 3_600_000;

/** Hangul composed and decomposed, emoji with joiners, right-to-left, astral letters, controls, quotes, a non-character. */
export const ODD_TEXT =
  '조각 \u1112\u1161\u11ab 👩🏽‍🏫👨‍👩‍👧 שלום\u200f 𝒥𐍈 e\u0301 \t\r\n\u0001\u007f "\'`\\ $.a {"$gt":1} \u2028\ufeff\ufffe %_;--';

export const A = classroomId('class-a');
export const B = classroomId('class-b');

export function classroom(id: ClassroomId, changes: Partial<ClassroomRecord> = {}): ClassroomRecord {
  return {
    id,
    code: `0${id}`,
    title: `${ODD_TEXT} of ${id}`,
    capacity: 40,
    admission: 'approval',
    naming: 'list',
    names: ['Mina', ODD_TEXT],
    cardKey: `cards of ${id}`,
    passwordHash: null,
    teacherHash: 'ab'.repeat(32),
    teacherGrant: 2,
    coHash: null,
    coGrant: 1,
    banned: [seatId(`seat-${id}-9`)],
    activity: null,
    nextBoard: 1,
    createdAt: T0,
    expiresAt: T0 + DAY,
    ...changes,
  };
}

export function seat(of: ClassroomId, number: number, changes: Partial<SeatRecord> = {}): SeatRecord {
  return {
    id: seatId(`seat-${of}-${number}`),
    classroom: of,
    number,
    name: `${number} ${ODD_TEXT}`,
    hue: number % 12,
    shape: 'hexagon',
    rejoin: `k7m${number}`,
    grant: 0,
    state: 'in',
    lesson: 0,
    createdAt: T0 + number,
    ...changes,
  };
}

/** A student's, of the seat `seat(of, number)`. */
export function membership(
  session: string,
  of: ClassroomId,
  number: number,
  changes: Partial<MembershipRecord> = {},
): MembershipRecord {
  return {
    session,
    classroom: of,
    person: { role: 'student', seat: seat(of, number).id, grant: number },
    former: false,
    madeAt: T0 + number,
    usedAt: T0 + number,
    expiresAt: T0 + DAY,
    ...changes,
  };
}

export function picture(of: ClassroomId, name: string, changes: Partial<PictureRecord> = {}): PictureRecord {
  return {
    id: pictureId(`picture-${of}-${name}`),
    classroom: of,
    width: 2_048,
    height: 1,
    animated: true,
    colours: 'aa00ff',
    sample: null,
    message: null,
    still: `2026/${name}.webp`,
    moving: null,
    bytes: 123_456_789,
    createdAt: T0,
    ...changes,
  };
}

export function activity(of: ClassroomId, name: string, changes: Partial<ActivityRecord> = {}): ActivityRecord {
  const cut = { kind: 'jigsaw', cutter: 1, width: 16_384, height: 9_216, tab: 20 } as const;
  const cuts: readonly JigsawSpec[] = [
    { ...cut, seed: 0, columns: 4, rows: 3 },
    { ...cut, seed: 0xffff_ffff, columns: 40, rows: 25 },
  ];
  return {
    id: activityId(`activity-${of}-${name}`),
    classroom: of,
    picture: pictureId(`picture-${of}-${name}`),
    mode: 'teams',
    cuts,
    difficulty: 'hard',
    turns: false,
    description: ODD_TEXT,
    hints: true,
    teams: 6,
    createdAt: T0,
    ...changes,
  };
}

export function board(of: ClassroomId, number: number, changes: Partial<BoardRecord> = {}): BoardRecord {
  return {
    classroom: of,
    number,
    activity: activityId(`activity-${of}-x`),
    cut: 1,
    team: 2,
    seed: 0xffff_fffe,
    members: [null, seatId(`seat-${of}-1`), null, seatId(`seat-${of}-2`)],
    createdAt: T0 + number,
    ...changes,
  };
}

/** A chunk of `frames` frames from `firstSeq` on, written by `owner`. */
export function chunk(key: LogKey, firstSeq: number, owner: string, changes: Partial<LogChunk> = {}): LogChunk {
  const bytes = changes.bytes ?? new TextEncoder().encode(`${key.classroom} ${key.board} ${firstSeq} ${owner}`);
  return {
    classroom: key.classroom,
    board: key.board,
    firstSeq,
    frames: 1,
    epoch: 1,
    owner,
    digest: createHash('sha256').update(bytes).digest('hex'),
    startTime: firstSeq * 33,
    bytes,
    ...changes,
  };
}

export function snapshot(key: LogKey, seq: number, changes: Partial<Snapshot> = {}): Snapshot {
  return { ...key, seq, epoch: 2, bytes: new TextEncoder().encode(`snapshot ${key.board} ${seq}`), ...changes };
}

export function message(of: ClassroomId, number: number, changes: Partial<MessageRecord> = {}): MessageRecord {
  return {
    classroom: of,
    number,
    revision: number,
    operation: `seat-${of}-1 4294967295 ${number}`,
    kind: 'posted',
    seat: seatId(`seat-${of}-1`),
    thread: null,
    text: `${number} ${ODD_TEXT}`,
    picture: null,
    state: 'shown',
    reports: [],
    createdAt: T0 + number,
    ...changes,
  };
}

export function chat(of: ClassroomId, changes: Partial<ChatRecord> = {}): ChatRecord {
  return {
    classroom: of,
    voice: 'all',
    slow: 30,
    pictures: 'approval',
    muted: [seatId(`seat-${of}-2`)],
    words: [ODD_TEXT],
    allowed: [ODD_TEXT],
    pinned: 7,
    begins: 3,
    ...changes,
  };
}

/** Every byte value, in an order that a text encoding would damage. */
export function allBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 8)) & 0xff);
}

export function upkeep(changes: Partial<UpkeepRecord> = {}): UpkeepRecord {
  return { date: T0, moment: T0 + 0.5, boot: 'a start', uptime: 1_234.5, wait: 0, gap: 0, ...changes };
}
