/**
 * The one owner of one class: it holds the record, the mutex that orders all changes, and the parts that own the commands. It says who
 * is a member, and reports changes to its subscribers.
 */
import type { BoardHost } from '#server/board/host.ts';
import { Mutex } from '#server/concurrency/mutex.ts';
import type { Person, Student } from '#server/identity/person.ts';
import { isKeyCurrent } from '#server/identity/teacher-keys.ts';
import type { BoardRecord, Changes, ClassroomRecord, SeatRecord, Store } from '#server/store/port.ts';
import type { BoardNumber, Member, SeatId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import type { BoardOpener } from './activities/board-opener.ts';
import { ClassActivities } from './activities/class-activities.ts';
import { ClassBoards } from './activities/class-boards.ts';
import { ClassAdmission } from './admission/class-admission.ts';
import { ClassJoining } from './admission/class-joining.ts';
import { TeacherDevices } from './admission/teacher-devices.ts';
import type { ClassContext } from './class-context.ts';
import { ClassControls } from './controls/class-controls.ts';
import { FactWriter } from './controls/fact-writer.ts';
import type { ClassroomLog } from './log.ts';
import { ClassPresence } from './seats/class-presence.ts';
import { Seating } from './seats/seating.ts';
import { ClassInsight } from './views/class-insight.ts';
import { ClassReplay } from './views/class-replay.ts';
import { ClassroomViews } from './views/classroom-views.ts';
import { SolvedBoards } from './views/solved-boards.ts';
import { StudentData } from './views/student-data.ts';

export interface ClassroomHostDeps {
  readonly store: Store;
  readonly record: ClassroomRecord;
  readonly log: ClassroomLog;
  readonly opener: Pick<BoardOpener, 'open' | 'read' | 'dealt' | 'updateRules'>;
  /** Erases a seat's messages from the class's chat, and those to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** Something that people may see has changed. */
  readonly onChange: (host: ClassroomHost) => void;
  /** Somebody is no longer a member: everything else that they have open of the class ends. */
  readonly onAccessLost: (host: ClassroomHost) => void;
  /** The browser of this session is no teacher's any more: what it has open beside its boards ends. */
  readonly onDeviceEnded: (host: ClassroomHost, session: string) => void;
  readonly wall: ClassContext['wall'];
  readonly calendar: ClassContext['calendar'];
  /** How long a class is stored from its opening or its extension on. Milliseconds. */
  readonly retentionMs: number;
}

export class ClassroomHost {
  #record: ClassroomRecord;
  /** Writes of the class's records by it are refused once another process has the class. */
  readonly store: Store;
  readonly #log: ClassroomLog;
  readonly #calendar: ClassContext['calendar'];
  readonly #mutex = new Mutex();
  /** Not null: the class is being given away, and no command begins any more. */
  #refusal: Error | null = null;
  readonly #seating: Seating;
  readonly #boards: ClassBoards;
  readonly #solved: SolvedBoards;
  readonly #subscribers = new Set<() => void>();
  readonly presence: ClassPresence;
  readonly activities: ClassActivities;
  readonly controls: ClassControls;
  readonly admission: ClassAdmission;
  readonly joining: ClassJoining;
  readonly devices: TeacherDevices;
  readonly views: ClassroomViews;
  readonly studentData: StudentData;
  readonly insight: ClassInsight;
  readonly replay: ClassReplay;

  private constructor(deps: ClassroomHostDeps, seats: readonly SeatRecord[], boards: readonly BoardRecord[]) {
    const { store, record, log, wall, calendar, opener } = deps;
    this.#calendar = calendar;
    this.store = store;
    this.#record = record;
    this.#log = log;
    const context = this.#context(deps);
    this.#seating = new Seating(store, context.record, seats, wall);
    this.#boards = new ClassBoards(
      {
        store,
        opener,
        wall,
        nextNumber: () => this.#nextBoardNumber(),
        seatAssignments: () => log.facts.seatAssignments,
        seatNumberOf: (seat) => this.#seating.get(seat)?.number,
        onOpen: (host) => {
          facts.syncBoard(host);
          // What a view says of an open board needs it among those that are open.
          setImmediate(() => this.#notifySubscribers());
        },
        onSolvedChange: (board) => {
          this.#solved.update(board);
          context.onChange();
        },
      },
      boards,
    );
    this.#solved = new SolvedBoards({
      ...context,
      classroom: record.id,
      hostOf: (board) => this.#boards.openHosts.get(board),
    });
    const parts = { ...context, seating: this.#seating, boards: this.#boards };
    const facts = new FactWriter(parts);
    this.controls = new ClassControls({ ...parts, facts });
    this.activities = new ClassActivities({
      ...parts,
      onStarted: () => this.controls.activityStarted(),
      syncBoards: () => facts.syncBoards(),
    });
    this.presence = new ClassPresence({
      ...parts,
      isMember: (person) => this.isMember(person),
      endHolds: ({ person, page }) => this.#boards.endHolds(person, page),
    });
    this.admission = new ClassAdmission({
      ...parts,
      presences: this.presence.pages,
      endPages: (seat, why) => this.presence.endPages(seat, (page) => page.onSentOff(why)),
      endReplacedPages: (seat) => this.presence.endPages(seat, (page) => page.onReplaced('device')),
      onAccessLost: () => deps.onAccessLost(this),
      eraseChat: deps.eraseChat,
      eraseMoments: (seat) => this.controls.moments.eraseSeat(seat),
      removeMemberships: (seat) => store.removeMemberships({ classroom: record.id, seat }),
      syncBoards: () => facts.syncBoards(),
      retentionMs: deps.retentionMs,
    });
    this.joining = new ClassJoining({ ...parts, presence: this.presence, admission: this.admission });
    this.devices = new TeacherDevices({
      ...parts,
      presence: this.presence,
      onDeviceEnded: (session) => deps.onDeviceEnded(this, session),
    });
    this.views = new ClassroomViews({ store, wall, source: () => this.#viewSource });
    this.studentData = new StudentData({ ...parts, opener });
    this.insight = new ClassInsight({ store, opener, wall, calendar, source: () => this.#viewSource });
    const { moments } = this.controls;
    this.replay = new ClassReplay({ store, opener, moments, wall, source: () => this.#viewSource });
  }

  static async open(deps: ClassroomHostDeps): Promise<ClassroomHost> {
    const { store, record } = deps;
    const [seats, boards] = await Promise.all([store.seats(record.id), store.boards(record.id)]);
    const host = new ClassroomHost(deps, seats, boards);
    await host.activities.load(record.activity);
    await host.controls.timer.pauseIfOver();
    return host;
  }

  #context({ store, log, wall, calendar, onChange }: ClassroomHostDeps): ClassContext {
    return {
      store,
      log,
      wall,
      calendar,
      record: () => this.#record,
      change: (changes) => this.#change(changes),
      runExclusive: (task) =>
        this.#mutex.runExclusive(() => {
          if (this.#refusal !== null) throw this.#refusal;
          return task();
        }),
      onChange: () => {
        onChange(this);
        this.#notifySubscribers();
      },
    };
  }

  get record(): ClassroomRecord {
    return this.#record;
  }

  get openHosts(): ReadonlyMap<BoardNumber, BoardHost> {
    return this.#boards.openHosts;
  }

  get isIdle(): boolean {
    return this.presence.pages.size === 0;
  }

  /** All seats that are taken, in the order of joining. */
  get seats(): readonly SeatRecord[] {
    return this.#seating.seated;
  }

  get paused(): boolean {
    return this.#log.facts.paused;
  }

  isHere(seat: SeatId): boolean {
    return this.presence.pages.isHere(seat);
  }

  /** Calls `listener` after each change of the class, and when a board has opened, been solved or been reset. Returns how to stop it. */
  subscribe(listener: () => void): () => void {
    this.#subscribers.add(listener);
    return () => this.#subscribers.delete(listener);
  }

  /** A teacher whose key is still the class's, or a student whose seat has not moved to another device. */
  isMember(person: Person): boolean {
    return person.role === 'teacher' ? isKeyCurrent(this.#record, person) : this.#seating.isSeated(person);
  }

  isWaiting(person: Person): boolean {
    return person.role === 'student' && this.#seating.isWaiting(person);
  }

  /** Why somebody is not a member. */
  accessRefusal(person: Person): ErrorCode {
    if (person.role === 'teacher') return 'link-replaced';
    const why = this.#seating.refusalFor(person);
    if (why !== null) return why;
    if (this.admission.isBanned([person])) return 'removed-for-good';
    return this.#seating.get(person.seat) === undefined ? 'not-member' : 'seat-elsewhere';
  }

  appearanceOf({ seat }: Student): SeatAppearance | null {
    return this.#seating.appearanceOf(seat);
  }

  /** The host of a board of this class, opened if need be. Null: there is no such board, or another process has it. */
  async board(number: BoardNumber): Promise<BoardHost | null> {
    return this.#boards.host(number);
  }

  /** Starts opening a board that will be looked up in `openHosts`. A failure recurs for the caller that enters the board. */
  openBoardInBackground(number: BoardNumber): void {
    this.board(number).catch(() => undefined);
  }

  /** Null: the person is no member of the board. */
  memberOf(person: Person, number: BoardNumber): Member | null {
    return this.#boards.memberOf(person, number);
  }

  /** Whether somebody may watch a board without being a member of it now: the one in the spotlight, or one that they have left. */
  mayView(person: Person, number: BoardNumber): boolean {
    return this.controls.isSpotlit(number) || this.views.mayViewEarlier(person, number);
  }

  /** Resolves when the commands under way have ended: later ones are refused with this error. */
  async endCommands(refusal: Error): Promise<void> {
    await this.#mutex.runExclusive(async () => {
      this.#refusal = refusal;
    });
  }

  /** After `endCommands`: resolves when all moves and facts are durable. The host is not used any more. */
  async settle(): Promise<void> {
    await Promise.all([...this.openHosts.values()].map((board) => board.close()));
    await this.#log.close();
  }

  /** Closes the boards that no page is connected to. The store has them. */
  closeIdleBoards(): void {
    this.#boards.closeIdleBoards();
  }

  get #viewSource() {
    return {
      record: this.#record,
      openedOn: this.#calendar.dateOf(this.#record.createdAt),
      expiresOn: this.#calendar.dateOf(this.#record.expiresAt),
      facts: this.#log.facts,
      seating: this.#seating,
      boards: this.#boards,
      presences: this.presence.pages,
      admission: this.admission,
      solved: this.#solved,
      picture: this.activities.picture,
    };
  }

  async #nextBoardNumber(): Promise<BoardNumber> {
    const number = this.#record.nextBoard;
    await this.#change({ nextBoard: number + 1 });
    return number;
  }

  async #change(changes: Changes<ClassroomRecord, 'id' | 'createdAt'>): Promise<void> {
    await this.store.changeClassroom(this.#record.id, changes);
    this.#record = { ...this.#record, ...changes };
  }

  #notifySubscribers(): void {
    for (const listener of this.#subscribers) listener();
  }
}
