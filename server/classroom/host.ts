import type { BoardHost } from '#server/board/host.ts';
import { newCardKey, seatCards } from '#server/identity/seat-cards.ts';
import { isKeyCurrent } from '#server/identity/teacher-keys.ts';
import type { BoardRecord, Changes, ClassroomRecord, PictureRecord, SeatRecord, Store } from '#server/store/port.ts';
import type { ActivityId, BoardNumber, Member, SeatId } from '#shared/ids.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import type { RejoinCodes, SeatCards, SeatChoice } from '#shared/protocol/http-responses.ts';
import type { StartActivityRequest } from '#shared/protocol/request-schemas.ts';
import type {
  Answer,
  ClassroomView,
  NextPuzzle,
  NoResult,
  OpenClassView,
  SeatAppearance,
} from '#shared/protocol/socket-events.ts';
import type { WaitingView } from '#shared/protocol/teacher/admission-messages.ts';
import type { BoardAttention } from '#shared/protocol/teacher/attention-messages.ts';
import type { EarlierActivity, PresentView } from '#shared/protocol/teacher/controls-view.ts';
import { ClassBoards, type OpenBoardHost, type ReadBoard } from './activities/class-boards.ts';
import { newActivity } from './activities/new-activity.ts';
import { startNextPuzzle } from './activities/next-puzzle.ts';
import { ClassAdmission } from './admission/class-admission.ts';
import { ClassAttention } from './controls/class-attention.ts';
import { ClassControls } from './controls/class-controls.ts';
import type { ClassroomLog } from './log.ts';
import type { Person, Student } from './port.ts';
import { type NameLanguage, suggestNicknames } from './seats/nicknames.ts';
import { type Presence, PresenceSet } from './seats/presence.ts';
import { type SeatClaim, Seating } from './seats/seating.ts';
import { StudentData } from './student-data.ts';
import { waitingView } from './views/admission-view.ts';
import { classroomView, openClassView } from './views/classroom-view.ts';
import { presentView } from './views/controls-view.ts';
import { earlierActivitiesFor, mayViewEarlier } from './views/earlier-activities.ts';
import type { ClassroomViewSource } from './views/presented.ts';

export interface ClassroomHostDeps {
  readonly store: Store;
  readonly record: ClassroomRecord;
  readonly log: ClassroomLog;
  readonly openBoardHost: OpenBoardHost;
  readonly readBoard: ReadBoard;
  /** What browsers remember of a seat is forgotten. */
  readonly eraseSeatFromSessions: (seat: SeatId) => Promise<void>;
  /** What a seat said in the class's chat goes, and what was said to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** Something that people may see has changed. */
  readonly onChange: (host: ClassroomHost) => void;
  /** Somebody is in no more: whatever else they have open of the class ends. */
  readonly onAccessLost: (host: ClassroomHost) => void;
  readonly wall: () => number;
  /** How long a class is kept from now on. Milliseconds. */
  readonly retentionMs: number;
}

/** Generated names that a door offers at once: one to begin with, and three spins. */
const NICKNAME_OFFERS = 4;

export class ClassroomHost {
  #record: ClassroomRecord;
  readonly #store: Store;
  readonly #log: ClassroomLog;
  readonly #onChange: (host: ClassroomHost) => void;
  readonly #wall: () => number;
  readonly #seating: Seating;
  readonly #boards: ClassBoards;
  /** What its teacher leads it with. */
  readonly controls: ClassControls;
  /** Who is let in and sent off, and when a lesson is over. */
  readonly admission: ClassAdmission;
  /** What its students leave behind. */
  readonly studentData: StudentData;
  readonly #presences = new PresenceSet();
  readonly #attention = new ClassAttention();
  #picture: PictureRecord | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(hostDeps: ClassroomHostDeps, seats: readonly SeatRecord[], boards: readonly BoardRecord[]) {
    const { store, record, log, openBoardHost, readBoard, onChange, onAccessLost, wall, retentionMs } = hostDeps;
    this.#store = store;
    this.#record = record;
    this.#log = log;
    this.#onChange = onChange;
    this.#wall = wall;
    this.#seating = new Seating(store, () => this.#record, seats, wall);
    const nextNumber = async () => {
      const number = this.#record.nextBoard;
      await this.#change({ nextBoard: number + 1 });
      return number;
    };
    const seatAssignments = () => log.facts.seatAssignments;
    const seatNumberOf = (seat: SeatId) => this.#seating.get(seat)?.number;
    const onOpen = (host: BoardHost) => this.controls.syncBoard(host);
    this.#boards = new ClassBoards(
      { store, openBoardHost, readBoard, nextNumber, seatAssignments, seatNumberOf, onOpen, wall },
      boards,
    );
    const deps = {
      log,
      boards: this.#boards,
      seating: this.#seating,
      runExclusive: <Result>(task: () => Promise<Result>) => this.#runExclusive(task),
      onChange: () => this.#notifyChange(),
      wall,
    };
    this.controls = new ClassControls(deps);
    this.admission = new ClassAdmission({
      ...deps,
      record: () => this.#record,
      change: (changes) => this.#change(changes),
      presences: this.#presences,
      endPages: (seat, why) => this.#endPages(seat, (page) => page.onSentOff(why)),
      onAccessLost: () => onAccessLost(this),
      eraseChat: hostDeps.eraseChat,
      eraseSeatFromSessions: hostDeps.eraseSeatFromSessions,
      syncBoards: () => {
        for (const host of this.openHosts.values()) this.controls.syncBoard(host);
      },
      retentionMs,
    });
    this.studentData = new StudentData({
      ...hostDeps,
      record: () => this.#record,
      seats: () => [...this.#seating.seated, ...this.#seating.absent],
    });
  }

  static async open(deps: ClassroomHostDeps): Promise<ClassroomHost> {
    const { store, record } = deps;
    const seats = await store.seats(record.id);
    const host = new ClassroomHost(deps, seats, await store.boards(record.id));
    if (record.activity !== null) await host.#loadActivity(record.activity);
    // A crash while an activity was started may have left seats without a place in it.
    for (const { id } of host.#seating.seated) await host.#boards.assignBoard(id);
    return host;
  }

  get record(): ClassroomRecord {
    return this.#record;
  }

  get openHosts(): ReadonlyMap<BoardNumber, BoardHost> {
    return this.#boards.openHosts;
  }

  get isIdle(): boolean {
    return this.#presences.size === 0;
  }

  /** A teacher whose secret is still the class's, or a student whose seat has not moved to another device. */
  isMember(person: Person): boolean {
    return person.role === 'teacher' ? isKeyCurrent(this.#record, person) : this.#seating.isSeated(person);
  }

  isWaiting(person: Person): boolean {
    return person.role === 'student' && this.#seating.isWaiting(person);
  }

  /** Why somebody who comes with this is not let in. */
  accessRefusal(person: Person): ErrorCode {
    if (person.role === 'teacher') return 'link-replaced';
    const why = this.#seating.refusalFor(person);
    if (why !== null) return why;
    if (this.admission.isBanned([person])) return 'removed-for-good';
    return this.#seating.get(person.seat) === undefined ? 'not-member' : 'seat-elsewhere';
  }

  /** Everybody who has a seat, in the order of coming. */
  get seats(): readonly SeatRecord[] {
    return this.#seating.seated;
  }

  isHere(seat: SeatId): boolean {
    return this.#presences.isHere(seat);
  }

  get paused(): boolean {
    return this.#log.facts.paused;
  }

  appearanceOf({ seat }: Student): SeatAppearance | null {
    const record = this.#seating.get(seat);
    return record === undefined ? null : { name: record.name, hue: record.hue, shape: record.shape };
  }

  /** What may be tapped at the door; none where names are typed or generated. */
  get choices(): SeatChoice[] {
    return this.#seating.choices(this.admission.policy);
  }

  /** Generated names that are free; none where names are not generated. */
  suggestedNicknames(language: NameLanguage): string[] {
    if (this.#record.naming !== 'nicknames') return [];
    return suggestNicknames(language, new Set(this.#seating.seated.map(({ name }) => name)), NICKNAME_OFFERS);
  }

  /** Seats whoever asks: at a seat of their own, or at one that was theirs. Pages that had the seat before are told. */
  async takeSeat(
    claim: SeatClaim,
    former: readonly Student[] = [],
  ): Promise<{ readonly ok: true; readonly student: Student } | Failure> {
    return this.#runExclusive(async () => {
      const seated = await this.#seating.claim(claim, former, this.admission.policy);
      if (!seated.ok) return seated;
      const { seat } = seated.student;
      if (seated.outcome !== 'waits') await this.#boards.assignBoard(seat);
      if (seated.outcome === 'moved') this.#endPages(seat, (page) => page.onReplaced('device'));
      this.#notifyChange();
      return { ok: true, student: seated.student };
    });
  }

  /** The device that this student was at is somebody else's now. */
  releaseDevice(student: Student): void {
    if (this.#seating.isSeated(student)) this.#endPages(student.seat, (page) => page.onReplaced('device'));
  }

  rejoinCodes(): RejoinCodes {
    return {
      seats: this.#seating.seated.map(({ number, name, hue, shape, rejoin }) => ({ number, name, hue, shape, rejoin })),
    };
  }

  hasCard(card: string): boolean {
    return this.#seating.hasCard(card);
  }

  async cards(renew: boolean): Promise<SeatCards> {
    return this.#runExclusive(async () => {
      if (renew) {
        await this.#change({ cardKey: newCardKey() });
        // The class's own link is another one now, too.
        this.#notifyChange();
      }
      return seatCards(this.#record, this.choices);
    });
  }

  /** New boards for everybody. The old ones stay in the store as they are. */
  async startActivity(request: StartActivityRequest, picture: PictureRecord): Promise<Answer<NoResult>> {
    return this.#runExclusive(async () => {
      const activity = newActivity(request, picture, this.#wall());
      if (activity === null) return failure('bad-cut');
      await this.#store.addActivity(activity);
      await this.#change({ activity: activity.id });
      await this.#loadActivity(activity.id);
      for (const { id } of this.#seating.seated) await this.#boards.assignBoard(id);
      await this.controls.activityStarted();
      this.#notifyChange();
      return { ok: true };
    });
  }

  /** A student who has solved `board` goes on with more pieces. */
  async startNextPuzzle(student: Student, board: BoardNumber): Promise<Answer<NextPuzzle>> {
    return this.#runExclusive(async () => {
      const answer = await startNextPuzzle({ ...this.#viewSource, log: this.#log }, student, board);
      if (answer.ok) this.#notifyChange();
      return answer;
    });
  }

  /** The host of a board of this class, opened if need be. Null: there is no such board, or another process has it. */
  async board(number: BoardNumber): Promise<BoardHost | null> {
    return this.#boards.host(number);
  }

  /** Has the board's host opened, for who will look at `openHosts` later. A failure shows itself to whoever enters it. */
  openBoardInBackground(number: BoardNumber): void {
    this.board(number).catch(() => undefined);
  }

  /** Activities that were played before, and boards of this one that were left, oldest first; of a student the own ones. */
  async earlierActivities(person: Person): Promise<EarlierActivity[]> {
    return earlierActivitiesFor(this.#viewSource, this.#store, person);
  }

  /** Without being a member of it now: the board in the spotlight, and those that somebody has left. */
  mayView(person: Person, number: BoardNumber): boolean {
    return this.controls.isSpotlit(number) || mayViewEarlier(this.#viewSource, person, number);
  }

  /** Which member of a board somebody is; null: none. */
  memberOf(person: Person, number: BoardNumber): Member | null {
    return this.#boards.memberOf(person, number);
  }

  /** A page of somebody came. An older page of the same seat is told, and lets go. */
  arrive(presence: Presence): void {
    const { person } = presence;
    // Its seat may have moved on while it was at the door.
    if (!this.isMember(person)) {
      presence.onReplaced('device');
      return;
    }
    this.#presences.add(presence);
    if (person.role === 'student') {
      this.#endPages(person.seat, (page) => page.onReplaced('tab'), presence);
      this.#recordLesson(person.seat);
    }
    this.#notifyChange();
  }

  /** Once a lesson it is written down that somebody came to the seat. */
  #recordLesson(seat: SeatId): void {
    const { lesson } = this.#log.facts;
    if (this.#seating.get(seat)?.lesson === lesson) return;
    // Nobody waits for it: if it is lost, the seat may be tapped by another device while nobody is at it.
    this.#runExclusive(() => this.#seating.change(seat, { lesson })).catch(() => undefined);
  }

  /** Ends the pages at a seat, all but the one which has just come: what they hold is free, and each is told. */
  #endPages(seat: SeatId, notify: (page: Presence) => void, newest?: Presence): void {
    for (const other of this.#presences.at(seat)) {
      if (other === newest) continue;
      this.#presences.remove(other);
      for (const host of this.openHosts.values()) this.#endHolds(host, other);
      notify(other);
    }
    this.#notifyChange();
  }

  #endHolds(host: BoardHost, { person, page }: Presence): void {
    const member = this.memberOf(person, host.number);
    if (member !== null) host.endPage({ member, page });
  }

  leave(presence: Presence): void {
    if (this.#presences.remove(presence)) this.#notifyChange();
  }

  view(person: Person): ClassroomView {
    return classroomView(this.#viewSource, person, this.#wall());
  }

  /** As a projector may show it. */
  presentView(): PresentView {
    return presentView(this.#viewSource, this.#wall());
  }

  /** What asks for the teacher's look now. */
  attention(): BoardAttention[] {
    return this.#attention.evaluate(this.#viewSource, this.#wall());
  }

  /** For whoever waits to be let in. */
  waitingView(student: Student): WaitingView | null {
    return waitingView(this.#viewSource, student);
  }

  openClassView(): OpenClassView {
    return openClassView(this.#viewSource);
  }

  get #viewSource(): ClassroomViewSource {
    return {
      record: this.#record,
      facts: this.#log.facts,
      seating: this.#seating,
      boards: this.#boards,
      presences: this.#presences,
      admission: this.admission,
      picture: this.#picture,
    };
  }

  async #loadActivity(id: ActivityId): Promise<void> {
    await this.#boards.startActivity(id);
    const { activity } = this.#boards;
    this.#picture = activity === null ? null : await this.#store.picture(activity.picture);
  }

  /** Lets go of boards that nobody is at. What they were is in the store. */
  closeIdleBoards(): void {
    this.#boards.closeIdleBoards();
  }

  async #change(changes: Changes<ClassroomRecord, 'id' | 'createdAt'>): Promise<void> {
    await this.#store.changeClassroom(this.#record.id, changes);
    this.#record = { ...this.#record, ...changes };
  }

  #notifyChange(): void {
    this.#onChange(this);
  }

  async #runExclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#tail.then(task);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}
