/** All classrooms of this node: finds them by id and code, opens each one's host once, and ticks their boards. */
import { randomInt } from 'node:crypto';
import { CODES_PER_CLASS } from '#server/base/limits.ts';
import { BoardHost } from '#server/board/host.ts';
import { openBoard, readBoard } from '#server/board/open.ts';
import { SnapshotWriter } from '#server/board/snapshots.ts';
import { Subscribers } from '#server/board/subscribers.ts';
import { SingleFlight } from '#server/concurrency/single-flight.ts';
import { freshId } from '#server/identity/fresh-id.ts';
import { isInvitation } from '#server/identity/invitation.ts';
import { verifyPassword } from '#server/identity/password.ts';
import { teacherByKey } from '#server/identity/teacher-keys.ts';
import type { Journal } from '#server/journal/journal.ts';
import { StoreError } from '#server/store/error.ts';
import type { ActivityRecord, BoardRecord } from '#server/store/port.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import { CODE_DIGITS_MAX, CODE_DIGITS_MIN } from '#shared/limits.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import type { OpenedClassroom, RejoinCodes, SeatCards } from '#shared/protocol/http-responses.ts';
import type {
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
} from '#shared/protocol/request-schemas.ts';
import type { OpenClassView } from '#shared/protocol/socket-events.ts';
import { RulesCache } from './activities/rules-cache.ts';
import type { ClassAdmission } from './admission/class-admission.ts';
import { joinClass, previewJoin, studentsOf } from './admission/join.ts';
import { newClassroomRecord } from './admission/new-classroom.ts';
import { ClassExpiry, type ClassExpiryDeps } from './expiry.ts';
import { ClassroomHost } from './host.ts';
import { ClassroomLog } from './log.ts';
import type { ActiveMembership, Classrooms, Membership, Person, Student, Teacher } from './port.ts';
import type { StudentData } from './student-data.ts';

const DAY_MS = 24 * 3_600_000;

export interface ClassroomDirectoryDeps extends Omit<ClassExpiryDeps, 'host' | 'whenOpened' | 'closeHost'> {
  readonly journal: Journal;
  /** Days that a class is kept. */
  readonly classDays: number;
  /** All that a seat said in its class's chat, and what was said to it alone. */
  readonly eraseChat: (classroom: ClassroomId, seat: SeatId) => Promise<void>;
  /** A class is new or changed: its people and the list of open classes are told. */
  readonly onChange: (host: ClassroomHost) => void;
  /** Somebody of a class is in it no more. */
  readonly onAccessLost: (host: ClassroomHost) => void;
  /** Another process has the class now: its people are to connect anew. */
  readonly onMoved: (host: ClassroomHost) => void;
}

export class ClassroomDirectory implements Classrooms {
  readonly #deps: ClassroomDirectoryDeps;
  readonly #hosts = new SingleFlight<ClassroomId, ClassroomHost>();
  readonly #openHosts = new Map<ClassroomId, ClassroomHost>();
  readonly #rulesCache = new RulesCache();
  /** What ends in them. */
  readonly expiry: ClassExpiry;

  constructor(deps: ClassroomDirectoryDeps) {
    this.#deps = deps;
    this.expiry = new ClassExpiry({
      ...deps,
      host: (id) => this.host(id),
      whenOpened: (id) => this.#hosts.settled(id),
      closeHost: (id) => this.#closeHost(id),
    });
  }

  /** Classrooms that have a host now. */
  get openHosts(): ReadonlyMap<ClassroomId, ClassroomHost> {
    return this.#openHosts;
  }

  async open(request: OpenClassroomRequest): Promise<OpenedClassroom> {
    const { store, clock, classDays } = this.#deps;
    const { key, record } = await newClassroomRecord(request, Math.floor(clock.wall()), classDays * DAY_MS);
    for (;;) {
      const [id, code] = [freshId<ClassroomId>(), await this.#newCode()];
      if (!(await store.addClassroom({ ...record, id, code }))) continue;
      const host = await this.host(id);
      if (host !== null) this.#deps.onChange(host);
      return { id, code, key };
    }
  }

  async previewJoin(
    request: JoinPreviewRequest,
    memberships: readonly Membership[],
  ): ReturnType<Classrooms['previewJoin']> {
    const found = await this.#find(request);
    return found.ok ? previewJoin(found.host, request, memberships) : found;
  }

  async join(
    request: JoinRequest,
    memberships: readonly Membership[],
    former: readonly Membership[],
  ): ReturnType<Classrooms['join']> {
    const found = await this.#find(request);
    // With a card that is none, nothing tells which codes exist: cards may be tried as often as one likes.
    if (request.card !== undefined && !(found.ok && found.host.hasCard(request.card))) return failure('wrong-card');
    return found.ok ? joinClass(found.host, request, memberships, former) : found;
  }

  async invitedTo(code: string, invitation: string): Promise<ClassroomId | null> {
    const record = await this.#deps.store.classroomByCode(code);
    return isInvitation(record, invitation) ? (record?.id ?? null) : null;
  }

  async releaseDevice(classroom: ClassroomId, student: Student): Promise<void> {
    (await this.host(classroom))?.releaseDevice(student);
  }

  async rejoinCodes(classroom: ClassroomId): Promise<RejoinCodes | null> {
    return (await this.host(classroom))?.rejoinCodes() ?? null;
  }

  async cards(classroom: ClassroomId, renew: boolean): Promise<SeatCards | null> {
    return (await (await this.host(classroom))?.cards(renew)) ?? null;
  }

  async teacherByKey(classroom: ClassroomId, key: string): Promise<Teacher | null> {
    return teacherByKey(await this.#deps.store.classroom(classroom), key);
  }

  async admission(classroom: ClassroomId): Promise<ClassAdmission | null> {
    return (await this.host(classroom))?.admission ?? null;
  }

  async studentData(classroom: ClassroomId): Promise<StudentData | null> {
    return (await this.host(classroom))?.studentData ?? null;
  }

  async isBanned(classroom: ClassroomId, memberships: readonly Membership[]): Promise<boolean> {
    return (await this.host(classroom))?.admission.isBanned(studentsOf(classroom, memberships)) ?? false;
  }

  async activeMemberships(memberships: readonly Membership[]): Promise<readonly ActiveMembership[]> {
    const active: ActiveMembership[] = [];
    for (const membership of memberships) {
      const { classroom, person } = membership;
      const host = await this.findMember(classroom, person);
      if (host === null) continue;
      const seat = person.role === 'student' ? host.appearanceOf(person) : null;
      active.push({ ...membership, title: host.record.title, seat });
    }
    return active;
  }

  async startActivity(classroom: ClassroomId, request: StartActivityRequest): Promise<{ readonly ok: true } | Failure> {
    const host = await this.host(classroom);
    if (host === null) return failure('not-found');
    const picture = await this.#deps.store.picture(request.picture as PictureId);
    // What came with a message goes with it: nothing is played with that.
    if (picture?.classroom !== classroom || picture.message !== null) return failure('no-picture');
    return host.startActivity(request, picture);
  }

  async hasPicture(classroom: ClassroomId, picture: PictureId): Promise<boolean> {
    return (await this.#deps.store.picture(picture))?.classroom === classroom;
  }

  /** The class's host, if somebody with this standing is a member of it. */
  async findMember(classroom: ClassroomId, person: Person): Promise<ClassroomHost | null> {
    const host = await this.host(classroom);
    if (host === null) return null;
    return host.isMember(person) ? host : null;
  }

  /** As `member`, with the reason: a seat that is another device's now is told so. */
  async admit(classroom: ClassroomId, person: Person): Promise<ClassroomHost | ErrorCode> {
    const host = await this.host(classroom);
    if (host === null) return 'not-member';
    return host.isMember(person) ? host : host.accessRefusal(person);
  }

  /** As `admit`, and whoever waits for the teacher's nod may wait there. */
  async admitOrWait(classroom: ClassroomId, person: Person): Promise<ClassroomHost | ErrorCode> {
    const host = await this.host(classroom);
    return host?.isWaiting(person) === true ? host : this.admit(classroom, person);
  }

  /** Null: there is no such class, or it has ended. @throws {StoreError} store-elsewhere when another process has it */
  async host(id: ClassroomId): Promise<ClassroomHost | null> {
    return this.#hosts.get(id, () => this.#openHost(id));
  }

  /** The list of open classes, as anybody may see it. */
  async openClasses(): Promise<OpenClassView[]> {
    const classes: OpenClassView[] = [];
    for (const { id } of await this.#deps.store.classrooms(Math.floor(this.#deps.clock.wall()))) {
      if (await this.#deps.leases.isHeldElsewhere(id)) continue;
      const host = await this.host(id);
      if (host !== null && !host.admission.isFinished) classes.push(host.openClassView());
    }
    return classes;
  }

  /** One tick of every board that is open. */
  tick(): void {
    for (const classroom of this.#openHosts.values())
      for (const board of classroom.openHosts.values()) this.#tick(board);
  }

  /** A board that fails is let go of, and opened anew from its log by whoever comes back to it; the others play on. */
  #tick(board: BoardHost): void {
    try {
      board.tick();
    } catch (error) {
      this.#deps.log.error({ err: error, board: board.number }, 'a board failed and is let go of');
      board.giveUp();
    }
  }

  /** Ends one class, with all that is its. */
  async remove(id: ClassroomId): Promise<void> {
    await this.expiry.remove(id);
  }

  /** Another process should write this class, or does. What was on its way to the store is answered there. */
  relinquish(id: ClassroomId): void {
    const host = this.#closeHost(id);
    if (host === null) return;
    this.#deps.log.warn('a class is another process’s now');
    for (const board of [...host.openHosts.values()]) board.giveUp();
    this.#deps.onMoved(host);
  }

  #closeHost(id: ClassroomId): ClassroomHost | null {
    const host = this.#openHosts.get(id) ?? null;
    this.#hosts.forget(id);
    this.#openHosts.delete(id);
    this.#deps.leases.drop(id);
    return host;
  }

  /** Lets go of what nobody is at. */
  closeIdleHosts(): void {
    const inUse = new Set<Rules>();
    for (const classroom of this.#openHosts.values()) {
      if (classroom.isIdle) classroom.closeIdleBoards();
      for (const { board } of classroom.openHosts.values()) inUse.add(board.rules);
    }
    this.#rulesCache.retain(inUse);
  }

  /** By its code; or by its id, as the list of open classes gives it, if the door is open, or the teacher is asked for each. */
  async #find({
    code,
    classroom,
    password,
  }: JoinPreviewRequest): Promise<{ readonly ok: true; readonly host: ClassroomHost } | Failure> {
    const { store } = this.#deps;
    const named = code !== undefined ? (await store.classroomByCode(code))?.id : classroom;
    const host = named === undefined ? null : await this.host(named as ClassroomId);
    if (host !== null && (code !== undefined || host.admission.mode !== 'code')) return { ok: true, host };
    // As slow as a wrong password: an answer must not tell which codes exist.
    if (password !== undefined) await verifyPassword(password, null);
    return failure('no-class');
  }

  async #openHost(id: ClassroomId): Promise<ClassroomHost | null> {
    const { store, journal, leases, clock, onChange, onAccessLost, classDays, sessionEraser, eraseChat } = this.#deps;
    const record = await store.classroom(id);
    if (record === null || record.expiresAt <= clock.wall()) return null;
    if (!(await leases.take(id))) throw new StoreError('store-elsewhere');
    const log = await ClassroomLog.open({ store, journal, clock, onLost: () => this.relinquish(id) }, id);
    if (log === null) throw new StoreError('store-elsewhere');
    const openBoardHost = (board: BoardRecord, activity: ActivityRecord, onLost: () => void) =>
      this.#openBoard(board, activity, onLost);
    const host = await ClassroomHost.open({
      store,
      record,
      log,
      openBoardHost,
      readBoard: async (board, activity, upTo) => {
        const rules = this.#rulesCache.rules(board, activity);
        return rules === null
          ? null
          : readBoard(store, { classroom: id, board: board.number }, rules, board.seed, upTo);
      },
      eraseSeatFromSessions: (seat) => sessionEraser.eraseSeat(seat),
      eraseChat: (seat) => eraseChat(id, seat),
      onChange,
      onAccessLost,
      wall: () => Math.floor(clock.wall()),
      retentionMs: classDays * DAY_MS,
    });
    this.#openHosts.set(id, host);
    // The first in its line. Not waited for: the chat that is erased from asks for this host.
    void this.expiry.resumeRemovals(host);
    return host;
  }

  async #openBoard(record: BoardRecord, activity: ActivityRecord, onLost: () => void): Promise<BoardHost | null> {
    const { store, clock, journal, leases, log } = this.#deps;
    const rules = this.#rulesCache.rules(record, activity);
    if (rules === null) return null;
    const key = { classroom: record.classroom, board: record.number };
    // Whoever has lost the class takes no board of it back.
    if (!(await leases.confirm(record.classroom))) return null;
    const opened = await openBoard(store, key, rules, record.seed, clock);
    if (opened === null) return null;
    const snapshots = new SnapshotWriter(store, log, key, opened.snapshotBytes, opened.logBytes);
    return new BoardHost({ opened, journal, snapshots, subscribers: new Subscribers(), now: clock.now, onLost });
  }

  /** Digits enough that a guess is hopeless however many classes are open. */
  async #newCode(): Promise<string> {
    const open = (await this.#deps.store.classrooms(0)).length + 1;
    let digits = CODE_DIGITS_MIN;
    while (digits < CODE_DIGITS_MAX && 10 ** digits / open < CODES_PER_CLASS) digits += 1;
    return String(randomInt(10 ** (digits - 1), 10 ** digits));
  }
}
