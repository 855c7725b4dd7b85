/**
 * The store port: a few collections of small records, and one append-only log for each board, whose unique key
 * {classroom, board, firstSeq} is the fence between two writers. Both adapters pass the contract in e2e/store/contract unchanged.
 *
 * A promise that resolves means durable: the record survives the end of the process and a power cut. A promise that rejects does
 * so with a StoreError (error.ts). A read sees every write that was answered before the read was requested. Concurrent writes
 * take effect in either order; of writes that exclude each other exactly one succeeds. Each list method names its order; equal
 * entries are ordered by id. Text is well-formed Unicode without U+0000.
 *
 * A record that names a classroom is stored only while the classroom exists: a write for a removed one rejects with
 * `classroom-gone`, and an `append` is lost. Its owner writes under the `epoch` of its log: see `fence`. `now` is in ms since 1970; a record whose end is `now` or earlier has expired. A change
 * of a record that does not exist has no effect.
 */
import type { UpkeepRecord } from '#server/base/trusted-clock.ts';
import type { AdmissionMode } from '#shared/classroom/classroom-event.ts';
import type { DeviceSystem } from '#shared/classroom/device-name.ts';
import type { ActivityId, BoardNumber, ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { Pace, PictureMotion } from '#shared/picture/motion.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { ChatPictures, ChatVoice, MessageKind, MessageState } from '#shared/protocol/views/chat-view.ts';
import type { Naming, SeatShape } from '#shared/protocol/views/seat-appearance.ts';
import type { Difficulty, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { StoreError } from './error.ts';
import type { LeaseRecords } from './leases/lease-records.ts';

export interface ClassroomRecord {
  readonly id: ClassroomId;
  /** Digits; unique among the stored classrooms. */
  readonly code: string;
  readonly title: string;
  /** Seats, 1..CAPACITY_MAX. */
  readonly capacity: number;
  /** The setting at the opening; the class's log has later changes. */
  readonly admission: AdmissionMode;
  /** How students identify themselves. */
  readonly naming: Naming;
  /** The names to choose from if `naming` is 'list': the seat with number n is names[n - 1]. Empty otherwise. */
  readonly names: readonly string[];
  /** Secrets of the seat cards and of the class's own link are derived from it; a new key invalidates all of them. */
  readonly cardKey: string;
  /** argon2id, PHC string. */
  readonly passwordHash: string | null;
  /** SHA-256 of the teacher's secret, hex. The secret itself is not stored. */
  readonly teacherHash: string;
  /** Counts the replaced secrets: a session that signed in with an earlier one is no teacher any more. */
  readonly teacherGrant: number;
  /** The same for the co-teachers' secret; null: there is none. */
  readonly coHash: string | null;
  readonly coGrant: number;
  /** Seats of banned students: a session that still has one of them is refused. */
  readonly banned: readonly SeatId[];
  /** The current activity. */
  readonly activity: ActivityId | null;
  /** The number of the next board. */
  readonly nextBoard: BoardNumber;
  /** The teacher's notes on collected moments, by the moment's number. A record of an earlier Jogak has none. */
  readonly momentNotes?: readonly MomentNote[];
  /** Wall time, ms since 1970. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface MomentNote {
  readonly moment: number;
  readonly text: string;
}

/**
 * States of a seat whose student is removed for good. Nobody can use the seat, and it exists only until the removal is complete.
 * `erased` removes all data of the student. `banned-keep-messages` removes their places at boards; `banned-erase-messages` removes
 * their messages as well.
 */
export const PENDING_REMOVALS = ['erased', 'banned-keep-messages', 'banned-erase-messages'] as const;
export type PendingRemoval = (typeof PENDING_REMOVALS)[number];

/**
 * `waiting`: the student waits for approval, and the seat does not count towards the capacity. `kicked`: the student was removed
 * for now, and must ask for admission again.
 */
export type SeatState = 'in' | 'waiting' | 'kicked' | PendingRemoval;

export interface SeatRecord {
  readonly id: SeatId;
  readonly classroom: ClassroomId;
  /** From 1 within the classroom. Unique. */
  readonly number: number;
  readonly name: string;
  /** The name waits for the teacher's nod; until then others see the seat's number. A record of an earlier Jogak has no such field. */
  readonly isNameWaiting?: boolean;
  /** One of 12 hues, 0..11, and one of 6 shapes: unique together while there are seats enough. */
  readonly hue: number;
  readonly shape: SeatShape;
  /** The code that moves the seat to another device. Unique in the classroom. */
  readonly rejoin: string;
  /** Counts the moves to another device: a session from before the last move has lost the seat. */
  readonly grant: number;
  readonly state: SeatState;
  /** Of one that waits: the seat of which its student says that it is theirs. It is no seat of its own; it goes at the teacher's decision. */
  readonly returnsTo?: SeatId;
  /** The lesson of the student's last visit: how often the class had been finished by then. */
  readonly lesson: number;
  readonly createdAt: number;
}

/** The frames that boards show of a picture that moves. */
export interface PictureSheet {
  /** Relative to the pictures' folder. */
  readonly file: string;
  readonly pace: Exclude<Pace, 'still'>;
  readonly motion: PictureMotion;
}

export interface PictureRecord {
  readonly id: PictureId;
  readonly classroom: ClassroomId;
  /** Pixels of the stored picture. */
  readonly width: number;
  readonly height: number;
  /** Its coarse colours: shared/picture/coarse-colours.ts. */
  readonly colours: string;
  /** Whether it moves; a board draws the first frame. */
  readonly animated: boolean;
  /** The sample's id, if it is one of the included samples: then the list of open classes may show it. */
  readonly sample: string | null;
  /** The operation of the chat message that it belongs to; null: it is for boards. */
  readonly message: string | null;
  /** Files relative to the pictures' folder: the still that a board draws, and the moving picture if there is one. */
  readonly still: string;
  readonly moving: string | null;
  /** Absent: boards show the still. */
  readonly sheet?: PictureSheet;
  /** Bytes of all its files. */
  readonly bytes: number;
  readonly createdAt: number;
  /** True while its objects are on their way into a bucket. Files of the data folder need no such word. */
  readonly coming?: boolean;
}

export interface ActivityRecord {
  readonly id: ActivityId;
  readonly classroom: ClassroomId;
  /** Null: its kind of puzzle paints the sheet itself. */
  readonly picture: PictureId | null;
  readonly mode: Mode;
  /** Cuts of the same picture: one to three at first, then those that followed a solved largest one. No cut ever changes. */
  readonly cuts: readonly PuzzleSpec[];
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  /** Whether students may ask for hints. */
  readonly hints: boolean;
  /** What the picture shows, in the teacher's words; '' without any. */
  readonly description: string;
  /** Number of teams; 0 in any other mode. */
  readonly teams: number;
  /** It continues from a moment of the past. Most do not, and no record of an earlier Jogak has it. */
  readonly continues?: ContinuedMoment;
  readonly createdAt: number;
}

/** What an activity continues: its boards of the first cut begin as `board` lay after its frame `frame`. `before` was current until then. */
export interface ContinuedMoment {
  readonly board: BoardNumber;
  readonly frame: number;
  readonly before: ActivityId;
}

/** What may change of an activity while it is played. */
export type ActivityChanges = Partial<Pick<ActivityRecord, 'cuts' | 'difficulty' | 'hints'>>;

export interface BoardRecord {
  readonly classroom: ClassroomId;
  /** Unique in its classroom, from 1, never reused. */
  readonly number: BoardNumber;
  readonly activity: ActivityId;
  /** Index into the activity's cuts. */
  readonly cut: number;
  /** The team of this board, from 1; null without teams. */
  readonly team: number | null;
  /** Seed of the scatter, u32. */
  readonly seed: number;
  /** The seat of each member of the log: the index is the member; [0], the teacher, is null, and so is an erased seat. Nothing else links a log to a seat, and this may change. */
  readonly members: readonly (SeatId | null)[];
  /** The motion of its log is compacted up to this frame. A record without it has none that is. */
  readonly compactedSeq?: number;
  readonly createdAt: number;
}

/** What may change of a board's record. */
export type BoardChanges = Partial<Pick<BoardRecord, 'members' | 'compactedSeq'>>;

/** Names a log: a board's, or with board 0 the classroom's own. */
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
  /** A random id for each opening of the log: it names the chunk's writer. */
  readonly owner: string;
  /** SHA-256 of `bytes`, hex. */
  readonly digest: string;
  /** Time of the first frame: monotonic ms since the epoch began. */
  readonly startTime: number;
  readonly bytes: Uint8Array;
}

/** `stored`: durable now, or already durable from an earlier attempt of the same writer. `lost`: another writer has this place, so the caller must step down. */
export type AppendResult = 'stored' | 'lost';

export interface Snapshot extends LogKey {
  readonly seq: number;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/** A chunk without its bytes. */
export interface ChunkIndexEntry extends Pick<LogChunk, 'firstSeq' | 'frames' | 'epoch' | 'startTime'> {
  /** Length of its bytes. */
  readonly size: number;
}

/** A snapshot without its bytes. */
export interface SnapshotIndexEntry extends Pick<Snapshot, 'seq' | 'epoch'> {
  /** Length of its bytes. */
  readonly size: number;
}

/** What a page needs to know about a message's picture before it loads. */
export interface MessagePicture {
  readonly id: PictureId;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
}

export interface MessageRecord {
  readonly classroom: ClassroomId;
  /** From 1, never reused: the order of a class's chat. {classroom, number} is unique, and the fence between two writers. */
  readonly number: number;
  /** Shares its counter with the numbers: of two changes to a class's chat the later one has the higher. At first the number itself. */
  readonly revision: number;
  /** Names the author's operation: an operation that is sent again is the same message. Unique in the classroom. */
  readonly operation: string;
  readonly kind: MessageKind;
  /** The author's seat; null: a teacher's message, or the class's. No name is stored here. */
  readonly seat: SeatId | null;
  /** Private between this student and the teachers; null: for the whole class. */
  readonly thread: SeatId | null;
  /** Empty if there is only a picture. */
  readonly text: string;
  readonly picture: MessagePicture | null;
  readonly state: MessageState;
  /** The students who reported it. */
  readonly reports: readonly SeatId[];
  /** Wall time, ms since 1970. */
  readonly createdAt: number;
}

/** The settings of a class's chat. There is no record until a setting is changed. */
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
  /** Forms that the filter found and the teacher has allowed. A record of an earlier Jogak has none. */
  readonly allowed?: readonly string[];
  /** Number of the pinned message. */
  readonly pinned: number | null;
  /** A page whose revision is lower loads the chat anew, because messages that it has may be gone. Every later number and revision is higher. */
  readonly begins: number;
}

/** Selects messages: all up to a number, or one student's and those of their thread. */
export type MessageSelection = { readonly upTo: number } | { readonly seat: SeatId };

export interface SessionRecord {
  readonly id: string;
  /** JSON text. */
  readonly body: string;
  readonly expiresAt: number;
}

/** Somebody who took a seat. The seat is theirs until its grant changes: then it has moved to another device. */
export interface Student {
  readonly role: 'student';
  readonly seat: SeatId;
  readonly grant: number;
}

/**
 * Somebody who showed one of the class's two keys: the teacher's own (`own`), or the co-teachers' (`co`). `grant`: how often that key
 * had been replaced by then. One from before there were two keys has neither: it is the own key, never replaced.
 */
export interface Teacher {
  readonly role: 'teacher';
  readonly by?: 'own' | 'co';
  readonly grant?: number;
}

export type Person = Teacher | Student;

/**
 * Who one browser is in one class. A browser has one for each seat that it had there, and one as a teacher: {session, classroom, seat} is
 * unique. The newest that is not former counts. It ends with its session.
 */
export interface MembershipRecord {
  /** Names the browser's session: not its id, which changes when the session is renewed. */
  readonly session: string;
  readonly classroom: ClassroomId;
  readonly person: Person;
  /** The student has left the seat on this browser: children who share a tablet return without a code. */
  readonly former: boolean;
  /** When the browser came in as this person, and when it was last used; counted like `expiresAt`. */
  readonly madeAt: number;
  readonly usedAt: number;
  readonly expiresAt: number;
  /** A teacher's device, coarsely. Former, it was ended by the owner of the class. */
  readonly system?: DeviceSystem;
  readonly browser?: string;
  /** A teacher's only now: it ends then however much it is used, and before with the browser, whose run has this name. */
  readonly until?: number;
  readonly run?: string;
}

/** Names one membership. `seat` null: the teacher's. */
export interface MembershipKey {
  readonly session: string;
  readonly classroom: ClassroomId;
  readonly seat: SeatId | null;
}

/** Selects memberships: one, all of a seat, or all of a session. */
export type MembershipSelection =
  | MembershipKey
  | { readonly classroom: ClassroomId; readonly seat: SeatId }
  | { readonly session: string };

export type Changes<Record, Fixed extends keyof Record> = Partial<Omit<Record, Fixed>>;

export interface Store {
  /** Resolves with the reason if the store stops for good, and every later call rejects. Never resolves for a database that may return. */
  readonly failed: Promise<StoreError>;
  /** Which process has which class. Where one process alone may open the store, this ends with it. */
  readonly leases: LeaseRecords;

  /** False when the id or the code is taken. */
  addClassroom(record: ClassroomRecord): Promise<boolean>;
  classroom(id: ClassroomId): Promise<ClassroomRecord | null>;
  classroomByCode(code: string): Promise<ClassroomRecord | null>;
  /** How many are stored. */
  countClassrooms(): Promise<number>;
  /** Those that have not expired at `now`, oldest first. */
  classrooms(now: number): Promise<ClassroomRecord[]>;
  /**
   * From now on a write of this class's records under a lower epoch changes nothing and rejects with `store-elsewhere`; messages are lost.
   * What was written before is read by every later call. Rejects so itself when a higher epoch was before it.
   */
  fence(id: ClassroomId, epoch: number): Promise<void>;
  /** Rejects with `taken` when the code is. */
  changeClassroom(
    id: ClassroomId,
    changes: Changes<ClassroomRecord, 'id' | 'createdAt'>,
    epoch?: number,
  ): Promise<void>;
  /** Removes the classroom and everything that names it, logs and pictures' records included. @returns the pictures whose files must be removed. Afterwards nothing of it is readable in the store's own files. */
  removeClassroom(id: ClassroomId): Promise<PictureRecord[]>;
  /** Longest expired first. */
  expiredClassrooms(now: number): Promise<ClassroomId[]>;
  /** Removes what is left of classes that are gone: a process ended between adding a record and looking whether its class is there. */
  removeOrphans(): Promise<void>;

  /** False when the id or {classroom, number} is taken. */
  addSeat(record: SeatRecord, epoch?: number): Promise<boolean>;
  /** By number. */
  seats(classroom: ClassroomId): Promise<SeatRecord[]>;
  /** Rejects with `taken` when the number is. */
  changeSeat(
    classroom: ClassroomId,
    id: SeatId,
    changes: Changes<SeatRecord, 'id' | 'classroom' | 'createdAt'>,
    epoch?: number,
  ): Promise<void>;
  removeSeat(classroom: ClassroomId, id: SeatId, epoch?: number): Promise<void>;
  /** Those with a seat in one of the states PENDING_REMOVALS, by id. */
  classroomsWithPendingRemovals(): Promise<ClassroomId[]>;

  /** Rejects with `taken` when the id is. */
  addPicture(record: PictureRecord): Promise<void>;
  picture(id: PictureId): Promise<PictureRecord | null>;
  /** Oldest first. */
  pictures(classroom: ClassroomId): Promise<PictureRecord[]>;
  /** Those of all classes that were made up to this time and are still coming. */
  comingPictures(createdUpTo: number): Promise<PictureRecord[]>;
  /** Its objects are in the bucket. */
  keepPicture(id: PictureId): Promise<void>;
  removePicture(id: PictureId): Promise<void>;

  /** Rejects with `taken` when the id is. */
  addActivity(record: ActivityRecord, epoch?: number): Promise<void>;
  activity(id: ActivityId): Promise<ActivityRecord | null>;
  /** Oldest first. */
  activities(classroom: ClassroomId): Promise<ActivityRecord[]>;
  changeActivity(id: ActivityId, changes: ActivityChanges, epoch?: number): Promise<void>;

  /** False when {classroom, number} is taken. */
  addBoard(record: BoardRecord, epoch?: number): Promise<boolean>;
  board(classroom: ClassroomId, number: BoardNumber): Promise<BoardRecord | null>;
  /** By number. */
  boards(classroom: ClassroomId): Promise<BoardRecord[]>;
  changeBoard(classroom: ClassroomId, number: BoardNumber, changes: BoardChanges, epoch?: number): Promise<void>;

  /** Each chunk succeeds or fails alone; the results are in the order of the chunks. At most one chunk of each log in one call. The bytes remain the caller's, who must not change them before the answer. */
  append(chunks: readonly LogChunk[]): Promise<AppendResult[]>;
  /** Chunks with a frame from `fromSeq` to `toSeq`, in order. Without `toSeq`, up to the last. Reads no other chunk's bytes. */
  log(key: LogKey, fromSeq: number, toSeq?: number): Promise<LogChunk[]>;
  /** All chunks of a log without their bytes, which are not read, in order. */
  logIndex(key: LogKey): Promise<ChunkIndexEntry[]>;
  /**
   * Replaces bytes and digest of the chunk with this {log, firstSeq, frames, epoch, owner} whose digest is `digest`, and nothing else. False:
   * there is no such chunk, so nothing has changed. The bytes remain the caller's.
   */
  replaceChunk(chunk: LogChunk, digest: string): Promise<boolean>;
  /** Immutable: a second snapshot of the same {log, seq} has no effect. */
  addSnapshot(snapshot: Snapshot): Promise<void>;
  /** The newest one whose seq is at most `atMost`. */
  snapshot(key: LogKey, atMost: number): Promise<Snapshot | null>;
  /** All snapshots of a log without their bytes, which are not read, by seq. */
  snapshotIndex(key: LogKey): Promise<SnapshotIndexEntry[]>;

  /**
   * Messages of one classroom. Each succeeds or fails alone; the results are in the order of the messages. A result is the number
   * under which the operation is durable: its own, or that of an earlier attempt. `lost`: another operation has the number, so
   * another writer has the chat; or the classroom is gone.
   */
  addMessages(records: readonly MessageRecord[], epoch?: number): Promise<(number | 'lost')[]>;
  /** The newest `most` whose number is less than `before`, by number. */
  messages(classroom: ClassroomId, before: number, most: number): Promise<MessageRecord[]>;
  /** The first `most` whose revision is greater than `since`, by revision. */
  messagesSince(classroom: ClassroomId, since: number, most: number): Promise<MessageRecord[]>;
  message(classroom: ClassroomId, number: number): Promise<MessageRecord | null>;
  messageOf(classroom: ClassroomId, operation: string): Promise<MessageRecord | null>;
  /** The highest number or revision; 0 without messages. */
  lastRevision(classroom: ClassroomId): Promise<number>;
  changeMessage(
    classroom: ClassroomId,
    number: number,
    changes: Changes<MessageRecord, 'classroom' | 'number' | 'operation' | 'createdAt'>,
    epoch?: number,
  ): Promise<void>;
  /** Removes messages for good. @returns the removed messages by number. Afterwards nothing of them is readable in the store's own files. */
  removeMessages(classroom: ClassroomId, which: MessageSelection, epoch?: number): Promise<MessageRecord[]>;
  /** Null until a setting is changed. */
  chat(classroom: ClassroomId): Promise<ChatRecord | null>;
  /** Replaces the previous record. */
  setChat(record: ChatRecord, epoch?: number): Promise<void>;

  /** The first `most` whose id is greater than `after`, by id, expired or not: for a walk through all sessions. */
  sessions(after: string, most: number): Promise<SessionRecord[]>;
  /** Also returned after it has expired, until it is swept. */
  session(id: string): Promise<SessionRecord | null>;
  /** Creates the session or replaces it. */
  setSession(record: SessionRecord): Promise<void>;
  /** Replaces the session only if its body is `was`; null: creates it only if there is none. False: nothing was written. */
  replaceSession(record: SessionRecord, was: string | null): Promise<boolean>;
  /** Changes the expiry alone: the body may be newer than what the caller has read. */
  touchSession(id: string, expiresAt: number): Promise<void>;
  removeSession(id: string): Promise<void>;
  /** Removes sessions and memberships that have expired at `now`. @returns the number of sessions */
  sweepSessions(now: number): Promise<number>;

  /** Of one session, former ones included. The oldest first. */
  memberships(session: string): Promise<MembershipRecord[]>;
  /** Of one class, former ones included. The oldest first. */
  membershipsIn(classroom: ClassroomId): Promise<MembershipRecord[]>;
  /** Creates the membership of {session, classroom, seat} or replaces it. */
  setMembership(record: MembershipRecord): Promise<void>;
  changeMembership(key: MembershipKey, changes: Pick<MembershipRecord, 'former'>): Promise<void>;
  /** Writes down that the session was used. */
  touchMemberships(session: string, times: Pick<MembershipRecord, 'usedAt' | 'expiresAt'>): Promise<void>;
  removeMemberships(which: MembershipSelection): Promise<void>;

  /** What was last written down of the clock; null: nothing was. */
  upkeep(): Promise<UpkeepRecord | null>;
  /** Replaces the previous record. */
  setUpkeep(record: UpkeepRecord): Promise<void>;

  /** Resolves when a write would be durable now; rejects with the reason when not. */
  check(): Promise<void>;
  /** Finishes open calls, then releases the database. Later calls reject with `store-closed`. */
  close(): Promise<void>;
}
