import type { ActivityId, BoardNumber, Member, SeatId } from '../../../shared/ids.ts';
import type { RejoinCodes, SeatCards, SeatChoice } from '../../../shared/protocol/answers.ts';
import type { BoardAttention } from '../../../shared/protocol/attention.ts';
import type { WaitingView } from '../../../shared/protocol/door.ts';
import { type ErrorCode, type Failure, failure } from '../../../shared/protocol/errors.ts';
import type { Answer, ClassroomView, Done, RoomView, SeatLook, WentOn } from '../../../shared/protocol/events.ts';
import type { EarlierActivity, PresentView } from '../../../shared/protocol/led.ts';
import type { StartActivity } from '../../../shared/protocol/schemas.ts';
import type { BoardRecord, Changes, ClassroomRecord, PictureRecord, SeatRecord, Store } from '../../store/port.ts';
import type { BoardHost } from '../board/host.ts';
import type { Person, Student } from '../classrooms.ts';
import { ClassDoor } from './door/door.ts';
import { keyHolds } from './door/keys.ts';
import { waitingView } from './door/view.ts';
import { ClassAttention } from './leading/attention.ts';
import { Leading } from './leading/leading.ts';
import { presentView } from './leading/view.ts';
import type { ClassroomLog } from './log.ts';
import { freshActivity } from './played/activity.ts';
import { playAgain } from './played/again.ts';
import { ClassBoards, type OpenHost, type ReadBoard } from './played/boards.ts';
import { freshCardKey, seatCards } from './seats/cards.ts';
import { type NameLanguage, offerNames } from './seats/friendly.ts';
import { type Presence, Presences } from './seats/presences.ts';
import { type Claim, Seating } from './seats/seating.ts';
import { Traces } from './traces.ts';
import { earlierFor, mayLookBack } from './view/earlier.ts';
import type { ClassroomParts } from './view/shown.ts';
import { classroomView, roomView } from './view/view.ts';

export interface ClassroomHostParts {
  readonly store: Store;
  readonly record: ClassroomRecord;
  readonly log: ClassroomLog;
  readonly openHost: OpenHost;
  readonly readBoard: ReadBoard;
  /** What browsers remember of a seat is forgotten. */
  readonly forgetSeat: (seat: SeatId) => Promise<void>;
  /** What a seat said in the class's chat goes, and what was said to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** Something that people may see has changed. */
  readonly onChange: (host: ClassroomHost) => void;
  /** Somebody is in no more: whatever else they have open of the class ends. */
  readonly onOutside: (host: ClassroomHost) => void;
  readonly wall: () => number;
  /** How long a class is kept from now on. Milliseconds. */
  readonly keptMs: number;
}

/** Generated names that a door offers at once: one to begin with, and three spins. */
const OFFERS = 4;

export class ClassroomHost {
  #record: ClassroomRecord;
  readonly #store: Store;
  readonly #log: ClassroomLog;
  readonly #onChange: (host: ClassroomHost) => void;
  readonly #wall: () => number;
  readonly #seating: Seating;
  readonly #boards: ClassBoards;
  /** What its teacher leads it with. */
  readonly leading: Leading;
  /** Who is let in and sent off, and when a lesson is over. */
  readonly door: ClassDoor;
  /** What its students leave behind. */
  readonly traces: Traces;
  readonly #presences = new Presences();
  readonly #attention = new ClassAttention();
  #picture: PictureRecord | null = null;
  #line: Promise<unknown> = Promise.resolve();

  private constructor(hostParts: ClassroomHostParts, seats: readonly SeatRecord[], boards: readonly BoardRecord[]) {
    const { store, record, log, openHost, readBoard, onChange, onOutside, wall, keptMs } = hostParts;
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
    const places = () => log.facts.places;
    const numberOf = (seat: SeatId) => this.#seating.get(seat)?.number;
    const onOpen = (host: BoardHost) => this.leading.settle(host);
    this.#boards = new ClassBoards({ store, openHost, readBoard, nextNumber, places, numberOf, onOpen, wall }, boards);
    const parts = {
      log,
      boards: this.#boards,
      seating: this.#seating,
      inLine: <Result>(task: () => Promise<Result>) => this.#inLine(task),
      onChange: () => this.#changed(),
      wall,
    };
    this.leading = new Leading(parts);
    this.door = new ClassDoor({
      ...parts,
      record: () => this.#record,
      change: (changes) => this.#change(changes),
      presences: this.#presences,
      sendOff: (seat, why) => this.#endPages(seat, (page) => page.sentOff(why)),
      onOutside: () => onOutside(this),
      eraseChat: hostParts.eraseChat,
      forgetSeat: hostParts.forgetSeat,
      settle: () => {
        for (const host of this.openHosts.values()) this.leading.settle(host);
      },
      keptMs,
    });
    this.traces = new Traces({
      ...hostParts,
      record: () => this.#record,
      seats: () => [...this.#seating.all, ...this.#seating.out],
    });
  }

  static async open(parts: ClassroomHostParts): Promise<ClassroomHost> {
    const { store, record } = parts;
    const seats = await store.seats(record.id);
    const host = new ClassroomHost(parts, seats, await store.boards(record.id));
    if (record.activity !== null) await host.#play(record.activity);
    // A crash while an activity was started may have left seats without a place in it.
    for (const { id } of host.#seating.all) await host.#boards.seat(id);
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
  holds(person: Person): boolean {
    return person.role === 'teacher' ? keyHolds(this.#record, person) : this.#seating.holds(person);
  }

  isWaiting(person: Person): boolean {
    return person.role === 'student' && this.#seating.isWaiting(person);
  }

  /** Why somebody who comes with this is not let in. */
  whyOutside(person: Person): ErrorCode {
    if (person.role === 'teacher') return 'link-replaced';
    const why = this.#seating.whyOut(person);
    if (why !== null) return why;
    if (this.door.isBanned([person])) return 'removed-for-good';
    return this.#seating.get(person.seat) === undefined ? 'not-member' : 'seat-elsewhere';
  }

  /** Everybody who has a seat, in the order of coming. */
  get seats(): readonly SeatRecord[] {
    return this.#seating.all;
  }

  isHere(seat: SeatId): boolean {
    return this.#presences.isHere(seat);
  }

  get paused(): boolean {
    return this.#log.facts.paused;
  }

  lookOf({ seat }: Student): SeatLook | null {
    const record = this.#seating.get(seat);
    return record === undefined ? null : { name: record.name, hue: record.hue, shape: record.shape };
  }

  /** What may be tapped at the door; none where names are typed or generated. */
  get choices(): SeatChoice[] {
    return this.#seating.choices(this.door.step);
  }

  /** Generated names that are free; none where names are not generated. */
  offers(language: NameLanguage): string[] {
    if (this.#record.naming !== 'friendly') return [];
    return offerNames(language, new Set(this.#seating.all.map(({ name }) => name)), OFFERS);
  }

  /** Seats whoever asks: at a seat of their own, or at one that was theirs. Pages that had the seat before are told. */
  async takeSeat(
    claim: Claim,
    former: readonly Student[] = [],
  ): Promise<{ readonly ok: true; readonly student: Student } | Failure> {
    return this.#inLine(async () => {
      const seated = await this.#seating.claim(claim, former, this.door.step);
      if (!seated.ok) return seated;
      const { seat } = seated.student;
      if (seated.came !== 'waits') await this.#boards.seat(seat);
      if (seated.came === 'moved') this.#endPages(seat, (page) => page.replaced('device'));
      this.#changed();
      return { ok: true, student: seated.student };
    });
  }

  /** The device that this student was at is somebody else's now. */
  letGo(student: Student): void {
    if (this.#seating.holds(student)) this.#endPages(student.seat, (page) => page.replaced('device'));
  }

  rejoinCodes(): RejoinCodes {
    return {
      seats: this.#seating.all.map(({ number, name, hue, shape, rejoin }) => ({ number, name, hue, shape, rejoin })),
    };
  }

  hasCard(card: string): boolean {
    return this.#seating.hasCard(card);
  }

  async cards(fresh: boolean): Promise<SeatCards> {
    return this.#inLine(async () => {
      if (fresh) {
        await this.#change({ cardKey: freshCardKey() });
        // The class's own link is another one now, too.
        this.#changed();
      }
      return seatCards(this.#record, this.choices);
    });
  }

  /** New boards for everybody. The old ones stay in the store as they are. */
  async startActivity(asked: StartActivity, picture: PictureRecord): Promise<Answer<Done>> {
    return this.#inLine(async () => {
      const activity = freshActivity(asked, picture, this.#wall());
      if (activity === null) return failure('bad-cut');
      await this.#store.addActivity(activity);
      await this.#change({ activity: activity.id });
      await this.#play(activity.id);
      for (const { id } of this.#seating.all) await this.#boards.seat(id);
      await this.leading.started();
      this.#changed();
      return { ok: true };
    });
  }

  /** A student who has solved `board` goes on with more pieces. */
  async again(student: Student, board: BoardNumber): Promise<Answer<WentOn>> {
    return this.#inLine(async () => {
      const answer = await playAgain({ ...this.#parts, log: this.#log }, student, board);
      if (answer.ok) this.#changed();
      return answer;
    });
  }

  /** The host of a board of this class, opened if need be. Null: there is no such board, or another process has it. */
  async board(number: BoardNumber): Promise<BoardHost | null> {
    return this.#boards.host(number);
  }

  /** Has the board's host opened, for who will look at `openHosts` later. A failure shows itself to whoever enters it. */
  boardSoon(number: BoardNumber): void {
    this.board(number).catch(() => undefined);
  }

  /** Activities that were played before, and boards of this one that were left, oldest first; of a student the own ones. */
  async earlier(person: Person): Promise<EarlierActivity[]> {
    return earlierFor(this.#parts, this.#store, person);
  }

  /** Without being a member of it now: the board in the spotlight, and those that somebody has left. */
  mayLookAt(person: Person, number: BoardNumber): boolean {
    return this.leading.isSpotlit(number) || mayLookBack(this.#parts, person, number);
  }

  /** Which member of a board somebody is; null: none. */
  membership(person: Person, number: BoardNumber): Member | null {
    return this.#boards.membership(person, number);
  }

  /** A page of somebody came. An older page of the same seat is told, and lets go. */
  arrive(presence: Presence): void {
    const { person } = presence;
    // Its seat may have moved on while it was at the door.
    if (!this.holds(person)) {
      presence.replaced('device');
      return;
    }
    this.#presences.add(presence);
    if (person.role === 'student') {
      this.#endPages(person.seat, (page) => page.replaced('tab'), presence);
      this.#cameToLesson(person.seat);
    }
    this.#changed();
  }

  /** Once a lesson it is written down that somebody came to the seat. */
  #cameToLesson(seat: SeatId): void {
    const { lesson } = this.#log.facts;
    if (this.#seating.get(seat)?.lesson === lesson) return;
    // Nobody waits for it: if it is lost, the seat may be tapped by another device while nobody is at it.
    this.#inLine(() => this.#seating.change(seat, { lesson })).catch(() => undefined);
  }

  /** Ends the pages at a seat, all but the one which has just come: what they hold is free, and each is told. */
  #endPages(seat: SeatId, tell: (page: Presence) => void, newest?: Presence): void {
    for (const other of this.#presences.at(seat)) {
      if (other === newest) continue;
      this.#presences.remove(other);
      for (const host of this.openHosts.values()) this.#endHolds(host, other);
      tell(other);
    }
    this.#changed();
  }

  #endHolds(host: BoardHost, { person, page }: Presence): void {
    const member = this.membership(person, host.number);
    if (member !== null) host.endPage({ member, page });
  }

  leave(presence: Presence): void {
    if (this.#presences.remove(presence)) this.#changed();
  }

  view(person: Person): ClassroomView {
    return classroomView(this.#parts, person, this.#wall());
  }

  /** As a projector may show it. */
  presentView(): PresentView {
    return presentView(this.#parts, this.#wall());
  }

  /** What asks for the teacher's look now. */
  attention(): BoardAttention[] {
    return this.#attention.look(this.#parts, this.#wall());
  }

  /** For whoever waits to be let in. */
  waitingView(student: Student): WaitingView | null {
    return waitingView(this.#parts, student);
  }

  roomView(): RoomView {
    return roomView(this.#parts);
  }

  get #parts(): ClassroomParts {
    return {
      record: this.#record,
      facts: this.#log.facts,
      seating: this.#seating,
      boards: this.#boards,
      presences: this.#presences,
      door: this.door,
      picture: this.#picture,
    };
  }

  async #play(id: ActivityId): Promise<void> {
    await this.#boards.play(id);
    const { activity } = this.#boards;
    this.#picture = activity === null ? null : await this.#store.picture(activity.picture);
  }

  /** Lets go of boards that nobody is at. What they were is in the store. */
  letIdleGo(): void {
    this.#boards.letIdleGo();
  }

  async #change(changes: Changes<ClassroomRecord, 'id' | 'createdAt'>): Promise<void> {
    await this.#store.changeClassroom(this.#record.id, changes);
    this.#record = { ...this.#record, ...changes };
  }

  #changed(): void {
    this.#onChange(this);
  }

  async #inLine<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#line.then(task);
    this.#line = turn.catch(() => undefined);
    return turn;
  }
}
