/**
 * What Jogak asks of a database: a few collections of small records, and one append-only log a board whose
 * unique key {classroom, board, firstSeq} is the fence between two writers. Both adapters pass `contract.ts` unchanged.
 *
 * Every promise that resolves means durable: the record survives the process and the machine losing power. Every
 * promise that rejects does so with a StoreError (error.ts). A question sees every change that was answered before it was
 * asked; of two changes under way at once either may come first, but of those that exclude each other exactly one wins.
 * Lists come in the order named at each, equals by id. Text is well-formed Unicode without U+0000.
 *
 * What names a classroom is kept only while the classroom is: a write for one that is gone rejects with `classroom-gone`,
 * and an `append` is lost. `now` is wall time in ms; what expires at `now` or before has expired. A change to what is not
 * there does nothing.
 */
import type { AdmissionMode } from '#shared/classroom/classroom-event.ts';
import type { ActivityId, BoardNumber, ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { ChatPictures, ChatVoice, MessageKind, MessageState } from '#shared/protocol/views/chat-view.ts';
import type { Naming, SeatShape } from '#shared/protocol/views/seat-appearance.ts';
import type { Difficulty, PuzzleSpec } from '#shared/puzzle/puzzle.ts';

export interface ClassroomRecord {
  readonly id: ClassroomId;
  /** Digits; unique among the classrooms kept. */
  readonly code: string;
  readonly title: string;
  /** Seats, 1..CAPACITY_MAX. */
  readonly capacity: number;
  /** As it was opened; the class's log says how it was set since. */
  readonly admission: AdmissionMode;
  /** How students say who they are. */
  readonly naming: Naming;
  /** Names to tap, where `naming` is 'list': the seat with number n is names[n - 1]. Empty otherwise. */
  readonly names: readonly string[];
  /** Secrets of the seat cards and of the class's own link follow from it; a new one makes all of them worthless. */
  readonly cardKey: string;
  /** argon2id, PHC string. */
  readonly passwordHash: string | null;
  /** SHA-256 of the teacher's secret, hex. The secret itself is kept nowhere. */
  readonly teacherHash: string;
  /** Counts the secrets that were replaced: a session that came in by an earlier one is her no longer. */
  readonly teacherGrant: number;
  /** The same of the secret that co-teachers have; null: there is none. */
  readonly coHash: string | null;
  readonly coGrant: number;
  /** Seats whose students were removed for good: whoever still has one of them in the session is not let in. */
  readonly banned: readonly SeatId[];
  /** Activity that is played now. */
  readonly activity: ActivityId | null;
  /** The number that the next board gets. */
  readonly nextBoard: BoardNumber;
  /** Wall time, ms since 1970. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/**
 * Seats of students who go for good: from then on each is nobody's, and it stands only until all that is to go with it has gone.
 * `erased`: with everything. `banned`: with its places at boards; `banned-unsaid`: with all that was said, too.
 */
export const PENDING_REMOVALS = ['erased', 'banned-keep-messages', 'banned-erase-messages'] as const;
export type PendingRemoval = (typeof PENDING_REMOVALS)[number];

/**
 * `waiting`: for the teacher's nod; it takes none of the class's places. `out`: its student was removed for now, and asks anew at
 * the door.
 */
export type SeatState = 'in' | 'waiting' | 'kicked' | PendingRemoval;

export interface SeatRecord {
  readonly id: SeatId;
  readonly classroom: ClassroomId;
  /** From 1 within the classroom. Unique. */
  readonly number: number;
  readonly name: string;
  /** One of 12 hues, 0..11, and one of 6 shapes: unique together while there are seats enough. */
  readonly hue: number;
  readonly shape: SeatShape;
  /** Signs that move the seat to another device. Unique in the classroom. */
  readonly rejoin: string;
  /** Counts the moves to another device: a session that was let in before the last one has the seat no longer. */
  readonly grant: number;
  readonly state: SeatState;
  /** The lesson in which its student came last: how often the class had been finished by then. */
  readonly lesson: number;
  readonly createdAt: number;
}

export interface PictureRecord {
  readonly id: PictureId;
  readonly classroom: ClassroomId;
  /** Pixels, as kept. */
  readonly width: number;
  readonly height: number;
  /** What it looks like in the coarse: shared/picture/colours.ts. */
  readonly colours: string;
  /** A moving picture is kept moving; the board draws its first frame. */
  readonly animated: boolean;
  /** The sample that it is, if it is one of ours: then the list of open classes may show it. */
  readonly sample: string | null;
  /** The operation of the chat message that it came with; null: it is for boards. */
  readonly message: string | null;
  /** Files relative to the pictures' folder: the still that a board draws, and the moving one if there is one. */
  readonly still: string;
  readonly moving: string | null;
  /** Bytes of all its files. */
  readonly bytes: number;
  readonly createdAt: number;
}

export interface ActivityRecord {
  readonly id: ActivityId;
  readonly classroom: ClassroomId;
  readonly picture: PictureId;
  readonly mode: Mode;
  /** Cuts of the same picture: one to three at first, and those that who has solved the largest went on with. None is ever changed. */
  readonly cuts: readonly PuzzleSpec[];
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  /** May students ask for hints? */
  readonly hints: boolean;
  /** What the picture shows, in the teacher's words; '' where she said nothing. */
  readonly description: string;
  /** How many teams play; 0 where `mode` is another. */
  readonly teams: number;
  readonly createdAt: number;
}

export interface BoardRecord {
  readonly classroom: ClassroomId;
  /** Unique in its classroom, from 1, never reused. */
  readonly number: BoardNumber;
  readonly activity: ActivityId;
  /** Index into the activity's cuts. */
  readonly cut: number;
  /** Which team plays here, from 1; null where no teams do. */
  readonly team: number | null;
  /** Seed of the scatter, u32. */
  readonly seed: number;
  /** Who each member of the log is; index = member, [0] is the teacher: null. An erased seat is null. The one mutable place where a log meets a seat. */
  readonly members: readonly (SeatId | null)[];
  readonly createdAt: number;
}

/** Which log: a board's, or with board 0 the classroom's own. */
export interface LogKey {
  readonly classroom: ClassroomId;
  readonly board: BoardNumber;
}

export interface LogChunk extends LogKey {
  /** Sequence number of the first frame, from 1. {classroom, board, firstSeq} is unique. */
  readonly firstSeq: number;
  /** Number of frames; the next chunk begins at firstSeq + frames. */
  readonly frames: number;
  readonly epoch: number;
  /** Random per opening of the log: whose chunk this is. */
  readonly owner: string;
  /** SHA-256 of `bytes`, hex. */
  readonly digest: string;
  /** Monotonic ms of the epoch at the first frame. */
  readonly startTime: number;
  readonly bytes: Uint8Array;
}

/** `stored`: durable now, or found durable from an earlier try of the same writer. `lost`: another writer has this place; step down. */
export type AppendResult = 'stored' | 'lost';

export interface Snapshot extends LogKey {
  readonly seq: number;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/** What a page needs to know of a message's picture before it has it. */
export interface MessagePicture {
  readonly id: PictureId;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
}

export interface MessageRecord {
  readonly classroom: ClassroomId;
  /** From 1, never reused: the one order of a class's chat. {classroom, number} is unique, and the fence between two writers. */
  readonly number: number;
  /** Counts on with the numbers: of two changes to a class's chat the later one has the higher. At first the number itself. */
  readonly revision: number;
  /** Whose wish it was, and which: a wish sent again is the same message. Unique in the classroom. */
  readonly operation: string;
  readonly kind: MessageKind;
  /** Whose it is; null: a teacher's, or the class's. A name stands nowhere here. */
  readonly seat: SeatId | null;
  /** Between this student and the teachers alone; null: for everybody in the class. */
  readonly thread: SeatId | null;
  /** Empty where there is only a picture. */
  readonly text: string;
  readonly picture: MessagePicture | null;
  readonly state: MessageState;
  /** Who told the teacher of it. */
  readonly reports: readonly SeatId[];
  /** Wall time, ms since 1970. */
  readonly createdAt: number;
}

/** How a class's chat is set. There is none until something is changed. */
export interface ChatRecord {
  readonly classroom: ClassroomId;
  readonly voice: ChatVoice;
  /** Seconds between two messages of one student; 0: no slow mode. */
  readonly slow: number;
  /** Students' pictures; a teacher may always send some. */
  readonly pictures: ChatPictures;
  readonly muted: readonly SeatId[];
  /** The teacher's own additions to the word filter. */
  readonly words: readonly string[];
  /** Number of the message that stands on top. */
  readonly pinned: number | null;
  /** A page that stands before this revision begins anew: what it has seen may be gone. No later number or revision is at or before it. */
  readonly begins: number;
}

/** Which messages: all up to a number, or one student's and those of their line. */
export type MessageSelection = { readonly upTo: number } | { readonly seat: SeatId };

export interface SessionRecord {
  readonly id: string;
  /** JSON text. */
  readonly body: string;
  readonly expiresAt: number;
}

export type Changes<Record, Fixed extends keyof Record> = Partial<Omit<Record, Fixed>>;

export interface Store {
  readonly name: 'sqlite' | 'mongodb';

  /** False when the id or the code is taken. */
  addClassroom(record: ClassroomRecord): Promise<boolean>;
  classroom(id: ClassroomId): Promise<ClassroomRecord | null>;
  classroomByCode(code: string): Promise<ClassroomRecord | null>;
  /** All that have not expired at `now`, oldest first. */
  classrooms(now: number): Promise<ClassroomRecord[]>;
  /** Rejects with `taken` when the code is. */
  changeClassroom(id: ClassroomId, changes: Changes<ClassroomRecord, 'id' | 'createdAt'>): Promise<void>;
  /** Takes away the classroom and everything that names it, logs and pictures' records included; says which pictures' files are to go. Nothing of it can be read in the store's own files afterwards. */
  removeClassroom(id: ClassroomId): Promise<PictureRecord[]>;
  /** Longest expired first. */
  expiredClassrooms(now: number): Promise<ClassroomId[]>;

  /** False when the id or {classroom, number} is taken. */
  addSeat(record: SeatRecord): Promise<boolean>;
  /** By number. */
  seats(classroom: ClassroomId): Promise<SeatRecord[]>;
  /** Rejects with `taken` when the number is. */
  changeSeat(
    classroom: ClassroomId,
    id: SeatId,
    changes: Changes<SeatRecord, 'id' | 'classroom' | 'createdAt'>,
  ): Promise<void>;
  removeSeat(classroom: ClassroomId, id: SeatId): Promise<void>;
  /** Those that have a seat which is GOING, by id. */
  classroomsWithPendingRemovals(): Promise<ClassroomId[]>;

  /** Rejects with `taken` when the id is. */
  addPicture(record: PictureRecord): Promise<void>;
  picture(id: PictureId): Promise<PictureRecord | null>;
  /** Oldest first. */
  pictures(classroom: ClassroomId): Promise<PictureRecord[]>;
  removePicture(id: PictureId): Promise<void>;

  /** Rejects with `taken` when the id is. */
  addActivity(record: ActivityRecord): Promise<void>;
  activity(id: ActivityId): Promise<ActivityRecord | null>;
  /** Oldest first. */
  activities(classroom: ClassroomId): Promise<ActivityRecord[]>;
  changeActivity(id: ActivityId, changes: Pick<ActivityRecord, 'cuts'>): Promise<void>;

  /** False when {classroom, number} is taken. */
  addBoard(record: BoardRecord): Promise<boolean>;
  board(classroom: ClassroomId, number: BoardNumber): Promise<BoardRecord | null>;
  /** By number. */
  boards(classroom: ClassroomId): Promise<BoardRecord[]>;
  changeBoard(classroom: ClassroomId, number: BoardNumber, changes: Pick<BoardRecord, 'members'>): Promise<void>;

  /** Each chunk stands or falls alone; results in the order asked. At most one chunk a log in one call. The bytes stay the caller's, and unchanged until the answer. */
  append(chunks: readonly LogChunk[]): Promise<AppendResult[]>;
  /** Chunks that hold a frame of `fromSeq` or later, in order. */
  log(key: LogKey, fromSeq: number): Promise<LogChunk[]>;
  /** Immutable: a second snapshot of the same {log, seq} changes nothing. */
  addSnapshot(snapshot: Snapshot): Promise<void>;
  /** The newest one whose seq is at most `atMost`. */
  snapshot(key: LogKey, atMost: number): Promise<Snapshot | null>;

  /**
   * Each stands or falls alone; results in the order asked, all of one classroom. Resolves to the number under which the
   * operation is durable now: its own, or the one that an earlier try got. `lost`: another operation has the number, so
   * another writer has the chat; or the classroom is gone.
   */
  addMessages(records: readonly MessageRecord[]): Promise<(number | 'lost')[]>;
  /** The newest `most` whose number is less than `before`, by number. */
  messages(classroom: ClassroomId, before: number, most: number): Promise<MessageRecord[]>;
  /** The first `most` whose revision is greater than `since`, by revision. */
  messagesSince(classroom: ClassroomId, since: number, most: number): Promise<MessageRecord[]>;
  message(classroom: ClassroomId, number: number): Promise<MessageRecord | null>;
  messageOf(classroom: ClassroomId, operation: string): Promise<MessageRecord | null>;
  /** The highest number or revision there is; 0 of none. */
  lastRevision(classroom: ClassroomId): Promise<number>;
  changeMessage(
    classroom: ClassroomId,
    number: number,
    changes: Changes<MessageRecord, 'classroom' | 'number' | 'operation' | 'createdAt'>,
  ): Promise<void>;
  /** Takes them away for good, and says which they were, by number. Nothing of them can be read in the store's own files afterwards. */
  removeMessages(classroom: ClassroomId, which: MessageSelection): Promise<MessageRecord[]>;
  /** Null until it is set. */
  chat(classroom: ClassroomId): Promise<ChatRecord | null>;
  /** In place of the one before. */
  setChat(record: ChatRecord): Promise<void>;

  /** The first `most` whose id is greater than `after`, by id, expired or not: a way through all of them. */
  sessions(after: string, most: number): Promise<SessionRecord[]>;
  /** Expired or not, until it is swept. */
  session(id: string): Promise<SessionRecord | null>;
  setSession(record: SessionRecord): Promise<void>;
  removeSession(id: string): Promise<void>;
  /** Takes away sessions that have expired at `now`; says how many. */
  sweepSessions(now: number): Promise<number>;

  /** Resolves when a write would be durable now; rejects with the reason when not. */
  check(): Promise<void>;
  /** Finishes what was asked, then lets go of the database. Whatever is asked later rejects with `store-closed`. */
  close(): Promise<void>;
}
