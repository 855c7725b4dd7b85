/** All classes of this node: finds them by id and by code, opens each one's host once, and ticks their boards. */

import type { Clock } from '#server/base/clock.ts';
import type { BoardHost } from '#server/board/host.ts';
import { SingleFlight } from '#server/concurrency/single-flight.ts';
import { type Membership, studentsOf } from '#server/identity/membership.ts';
import { newId } from '#server/identity/new-id.ts';
import type { Person, Student, Teacher } from '#server/identity/person.ts';
import { teacherByKey } from '#server/identity/teacher-keys.ts';
import type { Journal } from '#server/journal/journal.ts';
import { StoreError } from '#server/store/error.ts';
import type { ActivityId, ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import type {
  ContinuationRequest,
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
} from '#shared/protocol/http/request-bodies.ts';
import type {
  LatestActivity,
  MyClassrooms,
  OpenedClassroom,
  RejoinCodes,
  SeatCards,
} from '#shared/protocol/http/responses.ts';
import { BoardOpener } from './activities/board-opener.ts';
import { newClassCode } from './admission/class-code.ts';
import { ClassLookup } from './admission/class-lookup.ts';
import { joinClass, previewJoin } from './admission/join.ts';
import { newClassroomRecord } from './admission/new-classroom.ts';
import { releaseSharedDevices } from './admission/shared-devices.ts';
import { ClassExpiry, type ClassExpiryDeps } from './expiry.ts';
import { ClassHandover, type ClassHandoverDeps } from './handover.ts';
import type { ClassroomHost } from './host.ts';
import { openClass } from './open-class.ts';
import type { ActiveMembership, Classrooms, MadeClassroom } from './port.ts';
import { ClassList, type ClassListDeps } from './views/class-list.ts';

const DAY_MS = 24 * 3_600_000;

export interface ClassroomDirectoryDeps
  extends Omit<ClassExpiryDeps, 'host' | 'whenOpened' | 'closeHost' | 'relinquish' | 'letGo'>,
    Omit<ClassHandoverDeps, 'hosts' | 'isRemoving' | 'whenRemoved'>,
    Omit<ClassListDeps, 'openHosts'> {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Days that a class is stored. */
  readonly classDays: number;
  /** Erases a seat's messages from the class's chat, and those to it alone. */
  readonly eraseChat: (classroom: ClassroomId, seat: SeatId) => Promise<void>;
  /** A class has changed: its people and the list of open classes need to know. */
  readonly onChange: (host: ClassroomHost) => void;
  /** Somebody is no longer a member of a class. */
  readonly onAccessLost: (host: ClassroomHost) => void;
  /** The browser of this session is no teacher's any more: what it has open beside its boards ends. */
  readonly onDeviceEnded: (host: ClassroomHost, session: string) => void;
}

export class ClassroomDirectory implements Classrooms {
  readonly #deps: ClassroomDirectoryDeps;
  readonly #hosts = new SingleFlight<ClassroomId, ClassroomHost | null>();
  readonly #opener: BoardOpener;
  readonly #lookup: ClassLookup;
  readonly #list: ClassList;
  readonly expiry: ClassExpiry;
  readonly handover: ClassHandover;

  constructor(deps: ClassroomDirectoryDeps) {
    this.#deps = deps;
    this.#opener = new BoardOpener(deps);
    const host = (id: ClassroomId) => this.host(id);
    this.#lookup = new ClassLookup({ ...deps, host });
    this.#list = new ClassList({ ...deps, openHosts: () => this.openHosts });
    this.handover = new ClassHandover({
      ...deps,
      hosts: this.#hosts,
      isRemoving: (id) => this.expiry.isRemoving(id),
      whenRemoved: (id) => this.expiry.whenRemoved(id),
    });
    this.expiry = new ClassExpiry({
      ...deps,
      host,
      whenOpened: (id) => this.#hosts.settled(id),
      closeHost: (id) => this.#closeHost(id),
      relinquish: (id) => this.relinquish(id),
      letGo: (id) => this.handover.letGo(id),
    });
  }

  /** The classes that have a host now. */
  get openHosts(): ReadonlyMap<ClassroomId, ClassroomHost> {
    return this.#hosts.opened;
  }

  async open(request: OpenClassroomRequest, made: MadeClassroom = {}): Promise<OpenedClassroom> {
    const { store, calendar, classDays } = this.#deps;
    const from = Math.floor(calendar.endsFrom());
    const { key, record } = await newClassroomRecord(request, from, classDays * DAY_MS, made.key);
    for (;;) {
      const id = made.id ?? newId<ClassroomId>();
      const known = made.id === undefined ? null : await store.classroom(id);
      if (known !== null) return { id, code: known.code, key };
      const code = newClassCode(await store.countClassrooms());
      if (!(await store.addClassroom({ ...record, id, code }))) continue;
      this.#lookup.codesChanged();
      // Not opened here: a balancer may bring those who ask for it to another process.
      await this.#list.announce({ ...record, id, code });
      return { id, code, key };
    }
  }

  async idOfCode(code: string): Promise<ClassroomId | null> {
    return (await this.#deps.store.classroomByCode(code))?.id ?? null;
  }

  async invitedTo(code: string, invitation: string): Promise<ClassroomId | null> {
    return this.#lookup.invitedTo(code, invitation);
  }

  async previewJoin(
    request: JoinPreviewRequest,
    memberships: readonly Membership[],
    invitedTo: ClassroomId | null = null,
  ): ReturnType<Classrooms['previewJoin']> {
    const found = await this.#lookup.find(request, invitedTo);
    return found.ok ? previewJoin(found.host, request, memberships) : found;
  }

  async join(
    request: JoinRequest,
    memberships: readonly Membership[],
    former: readonly Membership[],
    invitedTo: ClassroomId | null = null,
    newSeat?: SeatId,
  ): ReturnType<Classrooms['join']> {
    const found = await this.#lookup.find(request, invitedTo);
    // A wrong card gets one answer whether the code exists or not: cards may be tried without a limit.
    if (request.card !== undefined && !(found.ok && found.host.joining.hasCard(request.card)))
      return failure('wrong-card');
    return found.ok ? joinClass(found.host, request, { memberships, former, newSeat }) : found;
  }

  async releaseDevice(classroom: ClassroomId, student: Student): Promise<void> {
    (await this.host(classroom))?.joining.releaseDevice(student);
  }

  async releaseSharedDevices(classroom: ClassroomId): Promise<void> {
    await releaseSharedDevices(this.#deps.store, classroom);
  }

  async rejoinCodes(classroom: ClassroomId): Promise<RejoinCodes | null> {
    return (await this.host(classroom))?.joining.rejoinCodes() ?? null;
  }

  async cards(classroom: ClassroomId, renew: boolean): Promise<SeatCards | null> {
    return (await (await this.host(classroom))?.joining.cards(renew)) ?? null;
  }

  async teacherByKey(classroom: ClassroomId, key: string): Promise<Teacher | null> {
    return teacherByKey(await this.#deps.store.classroom(classroom), key);
  }

  async admission(classroom: ClassroomId): Promise<ClassroomHost['admission'] | null> {
    return (await this.host(classroom))?.admission ?? null;
  }

  async teacherDevices(classroom: ClassroomId): Promise<ClassroomHost['devices'] | null> {
    return (await this.host(classroom))?.devices ?? null;
  }

  async studentData(classroom: ClassroomId): Promise<ClassroomHost['studentData'] | null> {
    return (await this.host(classroom))?.studentData ?? null;
  }

  async insight(classroom: ClassroomId): Promise<ClassroomHost['insight'] | null> {
    return (await this.host(classroom))?.insight ?? null;
  }

  async replay(classroom: ClassroomId): Promise<ClassroomHost['replay'] | null> {
    return (await this.host(classroom))?.replay ?? null;
  }

  async isBanned(classroom: ClassroomId, memberships: readonly Membership[]): Promise<boolean> {
    return (await this.host(classroom))?.admission.isBanned(studentsOf(classroom, memberships)) ?? false;
  }

  async isCurrent(membership: Membership): Promise<boolean> {
    return this.#list.isCurrent(membership);
  }

  async activeMemberships(memberships: readonly Membership[]): Promise<readonly ActiveMembership[]> {
    return this.#list.activeMemberships(memberships);
  }

  async startActivity(
    classroom: ClassroomId,
    request: StartActivityRequest,
    id?: ActivityId,
  ): Promise<{ readonly ok: true } | Failure> {
    const host = await this.host(classroom);
    if (host === null) return failure('not-found');
    const asked = request.picture ?? null;
    const picture = asked === null ? null : await this.#deps.store.picture(asked as PictureId);
    // A chat picture is removed with its message: no activity uses it.
    const isOurs = picture?.classroom === classroom && picture.message === null;
    if (asked !== null && !isOurs) return failure('no-picture');
    return host.activities.start(request, picture, id);
  }

  async continueFrom(
    classroom: ClassroomId,
    { board, frame, to }: ContinuationRequest,
    id?: ActivityId,
  ): ReturnType<Classrooms['continueFrom']> {
    const host = await this.host(classroom);
    if (host === null) return failure('not-found');
    if (to !== 'activity') return host.controls.continuation.layBoards(board, frame, to);
    const begun = await host.activities.continueFrom(board, frame, id);
    return begun.ok ? { ok: true, boards: [] } : begun;
  }

  async codeDigits(): Promise<MyClassrooms['codeDigits']> {
    return this.#lookup.codeDigits();
  }

  async latestActivity(classroom: ClassroomId): Promise<LatestActivity | null> {
    const host = await this.host(classroom);
    return host === null ? null : { settings: host.activities.settings };
  }

  async hasPicture(classroom: ClassroomId, picture: PictureId): Promise<boolean> {
    return (await this.#deps.store.picture(picture))?.classroom === classroom;
  }

  /** The class's host for a member; for anybody else the reason why they are none. */
  async admit(classroom: ClassroomId, person: Person): Promise<ClassroomHost | ErrorCode> {
    const host = await this.host(classroom);
    if (host === null) return 'not-member';
    if (!host.isMember(person)) return host.accessRefusal(person);
    this.handover.noteArrival(host);
    return host;
  }

  /** As `admit`, but a student who waits for approval gets the host too. */
  async admitOrWait(classroom: ClassroomId, person: Person): Promise<ClassroomHost | ErrorCode> {
    const host = await this.host(classroom);
    return host?.isWaiting(person) === true ? host : this.admit(classroom, person);
  }

  /** Null: there is no such class, or it has ended. @throws {StoreError} store-elsewhere when another process has it */
  async host(id: ClassroomId): Promise<ClassroomHost | null> {
    await this.handover.settled(id);
    const host = await this.#hosts.get(id, () => this.#openHost(id));
    // Lost while it was being opened: whoever came to it would be at a class that nobody finds and nothing ends.
    if (host !== null && this.openHosts.get(id) !== host) throw new StoreError('store-elsewhere');
    return host;
  }

  /** The list of open classes, as anybody may see it. */
  async openClasses(): ReturnType<ClassList['openClasses']> {
    return this.#list.openClasses();
  }

  /** One tick of every open board, and of every class's timer. */
  tick(): void {
    for (const classroom of this.openHosts.values()) {
      classroom.controls.timer.tick();
      for (const board of classroom.openHosts.values()) this.#tick(board);
    }
  }

  /** A board that fails is given up: the next page to enter it opens it again from its log. The others continue. */
  #tick(board: BoardHost): void {
    try {
      board.tick();
    } catch (error) {
      this.#deps.log.error({ err: error, board: board.number }, 'a board failed and was given up');
      board.giveUp();
    }
  }

  /** Removes one class with everything that belongs to it. */
  async remove(id: ClassroomId): Promise<void> {
    await this.expiry.remove(id);
  }

  /** Another process writes this class, or should. The store answers moves that are on their way. */
  relinquish(id: ClassroomId): void {
    if (this.expiry.loseWhileRemoving(id)) return;
    const host = this.#closeHost(id);
    if (host === null) return;
    this.#deps.log.warn('another process has taken a class over');
    for (const board of [...host.openHosts.values()]) board.giveUp();
    this.#deps.onMoved(host);
  }

  #closeHost(id: ClassroomId): ClassroomHost | null {
    const host = this.#hosts.forget(id);
    this.#deps.leases.drop(id);
    return host;
  }

  /** Closes the boards of classes that no page is connected to, and lets go of those that were idle the last time too. */
  closeIdleHosts(): void {
    const inUse = new Set<BoardHost['board']['rules']>();
    for (const classroom of this.openHosts.values()) {
      if (classroom.isIdle) classroom.closeIdleBoards();
      this.handover.noteIdle(classroom);
      for (const { board } of classroom.openHosts.values()) inUse.add(board.rules);
    }
    this.#opener.retainRules(inUse);
  }

  async #openHost(id: ClassroomId): Promise<ClassroomHost | null> {
    const { eraseChat, classDays } = this.#deps;
    const host = await openClass(
      {
        ...this.#deps,
        opener: this.#opener,
        eraseChat: (seat) => eraseChat(id, seat),
        retentionMs: classDays * DAY_MS,
        onLost: (lost) => {
          // A host of before, which may still learn of its loss, does not end a later one of the same class.
          if (lost === null || this.openHosts.get(id) === lost) this.relinquish(id);
        },
      },
      id,
    );
    if (host === null) return null;
    // The first task of its mutex. Not awaited: erasing from the chat asks for this host.
    void this.expiry.resumeRemovals(host);
    return host;
  }
}
