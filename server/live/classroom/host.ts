/**
 * The one owner of one classroom: who has a seat, what is played, which board is whose, who is here. What changes it
 * happens one after the other, so two joins cannot take the last seat.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { ActivityId, BoardNumber, Member, Page, SeatId } from '../../../shared/ids.ts';
import { type Failure, failure } from '../../../shared/protocol/errors.ts';
import type {
  Answer,
  ClassroomView,
  Done,
  MemberView,
  Mode,
  RejoinCodes,
  RoomView,
  SeatCards,
  SeatChoice,
  SeatLook,
  You,
} from '../../../shared/protocol/events.ts';
import type { StartActivity } from '../../../shared/protocol/schemas.ts';
import { isJigsawSpec, jigsawSpec } from '../../../shared/puzzle/jigsaw.ts';
import { isSampleId, type SampleId } from '../../../shared/samples.ts';
import type {
  ActivityRecord,
  BoardRecord,
  ClassroomRecord,
  PictureRecord,
  SeatRecord,
  Store,
} from '../../store/port.ts';
import type { BoardHost } from '../board/host.ts';
import type { Person, Student } from '../classrooms.ts';
import { cardOf, freshCardKey } from './cards.ts';
import type { ClassroomFacts } from './facts.ts';
import { type NameLanguage, offerNames } from './friendly.ts';
import { type Claim, Seating } from './seating.ts';
import { hueOf } from './seats.ts';

/** How a classroom opens a board's host: the node's business. */
export type OpenHost = (record: BoardRecord, activity: ActivityRecord, onLost: () => void) => Promise<BoardHost | null>;

export interface ClassroomHostParts {
  readonly store: Store;
  readonly record: ClassroomRecord;
  readonly facts: ClassroomFacts;
  readonly openHost: OpenHost;
  /** Something that people may see has changed. */
  readonly onChange: (host: ClassroomHost) => void;
  readonly wall: () => number;
}

/** Generated names that a door offers at once: one to begin with, and three spins. */
const OFFERS = 4;

/** One page of somebody in this class. */
export interface Presence {
  readonly page: Page;
  readonly person: Person;
  /** The same page came back while this connection was not yet known to be dead. */
  readonly superseded: () => void;
  /** A newer page has the seat, or another device. */
  readonly replaced: (by: 'tab' | 'device') => void;
}

export class ClassroomHost {
  #record: ClassroomRecord;
  readonly #store: Store;
  readonly #facts: ClassroomFacts;
  readonly #openHost: OpenHost;
  readonly #onChange: (host: ClassroomHost) => void;
  readonly #wall: () => number;
  readonly #seating: Seating;
  readonly #boards = new Map<BoardNumber, BoardRecord>();
  readonly #hosts = new Map<BoardNumber, Promise<BoardHost | null>>();
  readonly #openHosts = new Map<BoardNumber, BoardHost>();
  /** A page's number is what it says itself: two people's may be equal, so nothing is found by it. */
  readonly #presences = new Set<Presence>();
  #activity: ActivityRecord | null = null;
  #picture: PictureRecord | null = null;
  #line: Promise<unknown> = Promise.resolve();

  private constructor(
    { store, record, facts, openHost, onChange, wall }: ClassroomHostParts,
    seats: readonly SeatRecord[],
  ) {
    this.#store = store;
    this.#record = record;
    this.#facts = facts;
    this.#openHost = openHost;
    this.#onChange = onChange;
    this.#wall = wall;
    this.#seating = new Seating(store, () => this.#record, seats, wall);
  }

  static async open(parts: ClassroomHostParts): Promise<ClassroomHost> {
    const { store, record } = parts;
    const host = new ClassroomHost(parts, await store.seats(record.id));
    for (const board of await store.boards(record.id)) host.#boards.set(board.number, board);
    if (record.activity !== null) await host.#play(record.activity);
    // A crash while an activity was started may have left seats without a place in it.
    for (const seat of await store.seats(record.id)) await host.#seatAtBoard(seat);
    return host;
  }

  get record(): ClassroomRecord {
    return this.#record;
  }

  get paused(): boolean {
    return this.#facts.paused;
  }

  get openHosts(): ReadonlyMap<BoardNumber, BoardHost> {
    return this.#openHosts;
  }

  get isIdle(): boolean {
    return this.#presences.size === 0;
  }

  /** A teacher, or a student whose seat has not moved to another device. */
  holds(person: Person): boolean {
    return person.role === 'teacher' || this.#seating.holds(person);
  }

  /** Did this student have a seat that has moved on? */
  hasMovedOn({ seat, grant }: Student): boolean {
    const record = this.#seating.get(seat);
    return record !== undefined && record.grant !== grant;
  }

  lookOf({ seat }: Student): SeatLook | null {
    const record = this.#seating.get(seat);
    return record === undefined ? null : { name: record.name, hue: record.hue, shape: record.shape };
  }

  /** What may be tapped at the door; none where names are typed or generated. */
  get choices(): SeatChoice[] {
    return this.#seating.choices;
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
      const seated = await this.#seating.claim(claim, former, (seat) => this.isHere(seat));
      if (!seated.ok) return seated;
      const record = this.#seating.get(seated.student.seat);
      if (seated.came === 'new' && record !== undefined) await this.#seatAtBoard(record);
      if (seated.came === 'moved') this.#endPages(seated.student.seat);
      this.#changed();
      return { ok: true, student: seated.student };
    });
  }

  /** The device that this student was at is somebody else's now. */
  letGo(student: Student): void {
    if (this.#seating.holds(student)) this.#endPages(student.seat);
  }

  rejoinCodes(): RejoinCodes {
    return {
      seats: this.#seating.all.map(({ number, name, hue, shape, rejoin }) => ({ number, name, hue, shape, rejoin })),
    };
  }

  async cards(fresh: boolean): Promise<SeatCards> {
    return this.#inLine(async () => {
      if (fresh) await this.#change({ cardKey: freshCardKey() });
      const { cardKey, title, code } = this.#record;
      return {
        title,
        code,
        cards: this.choices.map(({ number, name, hue, shape }) => ({
          number,
          name,
          hue,
          shape,
          secret: cardOf(cardKey, number),
        })),
      };
    });
  }

  /** New boards for everybody. The old ones stay in the store as they are. */
  async startActivity(asked: StartActivity, picture: PictureRecord): Promise<Answer<Done>> {
    return this.#inLine(async () => {
      const { width, height } = picture;
      const cuts = asked.cuts.map(({ columns, rows, tab, seed }) =>
        jigsawSpec({
          seed: seed ?? randomInt(2 ** 32),
          columns,
          rows,
          pixelWidth: width,
          pixelHeight: height,
          tab: tab ?? 20,
        }),
      );
      if (!cuts.every(isJigsawSpec)) return failure('bad-cut');
      const activity: ActivityRecord = {
        id: randomBytes(16).toString('base64url') as ActivityId,
        classroom: this.#record.id,
        picture: picture.id,
        mode: asked.mode ?? 'each',
        cuts,
        ease: asked.ease ?? 'normal',
        turns: asked.turns ?? false,
        createdAt: this.#wall(),
      };
      await this.#store.addActivity(activity);
      await this.#change({ activity: activity.id });
      await this.#play(activity.id);
      for (const seat of this.#seating.all) await this.#seatAtBoard(seat);
      if (activity.mode !== 'each' && this.#boardsNow().length === 0) await this.#addBoard(activity, []);
      this.#changed();
      return { ok: true };
    });
  }

  /** Of one board, or of the whole class with board 0. */
  async setPaused(board: BoardNumber, paused: boolean): Promise<Answer<Done>> {
    const teacher = { member: 0, page: 0, teacher: true };
    const move = { kind: paused ? 'pause' : 'resume' } as const;
    if (board !== 0) {
      const host = await this.board(board);
      if (host === null) return failure('no-board');
      const submitted = host.submit(teacher, move);
      return submitted.ok ? { ok: true } : submitted;
    }
    return this.#inLine(async () => {
      if (!(await this.#facts.setPaused(paused))) return failure('moved');
      for (const host of this.#openHosts.values()) host.submit(teacher, move);
      this.#changed();
      return { ok: true };
    });
  }

  /** The host of a board of this class, opened if need be. Null: there is no such board, or another process has it. */
  async board(number: BoardNumber): Promise<BoardHost | null> {
    const known = this.#hosts.get(number);
    if (known !== undefined) return known;
    const opening = this.#openBoard(number);
    this.#hosts.set(number, opening);
    const host = await opening.catch((error: unknown) => {
      this.#hosts.delete(number);
      throw error;
    });
    if (host === null) this.#hosts.delete(number);
    return host;
  }

  /** Has the board's host opened, for who will look at `openHosts` later. A failure shows itself to whoever enters it. */
  boardSoon(number: BoardNumber): void {
    this.board(number).catch(() => undefined);
  }

  /** The board that somebody plays at now, and as which member. A teacher is member 0 of every board. */
  membership(person: Person, number: BoardNumber): Member | null {
    const board = this.#boards.get(number);
    if (board === undefined) return null;
    if (person.role === 'teacher') return 0;
    const member = board.members.indexOf(person.seat);
    return member > 0 ? member : null;
  }

  /** A page of somebody came. An older page of the same seat is told, and lets go. */
  arrive(presence: Presence): void {
    const { page, person } = presence;
    // Its seat may have moved on while it was at the door.
    if (!this.holds(person)) {
      presence.replaced('device');
      return;
    }
    for (const other of [...this.#presences]) {
      if (other.page === page && isSame(other.person, person)) other.superseded();
    }
    if (person.role === 'student') this.#endPages(person.seat, presence);
    this.#presences.add(presence);
    this.#changed();
  }

  /** Ends the pages at a seat: all of them, or all that are older than the one which has just come. */
  #endPages(seat: SeatId, newest?: Presence): void {
    for (const other of [...this.#presences]) {
      if (other.person.role !== 'student' || other.person.seat !== seat) continue;
      this.#presences.delete(other);
      for (const host of this.#openHosts.values()) this.#endHolds(host, other);
      other.replaced(newest === undefined ? 'device' : 'tab');
    }
    this.#changed();
  }

  #endHolds(host: BoardHost, { person, page }: Presence): void {
    const member = this.membership(person, host.number);
    if (member !== null) host.endPage({ member, page });
  }

  leave(presence: Presence): void {
    if (!this.#presences.delete(presence)) return;
    this.#changed();
  }

  isHere(seat: SeatId): boolean {
    for (const { person } of this.#presences.values())
      if (person.role === 'student' && person.seat === seat) return true;
    return false;
  }

  view(person: Person): ClassroomView {
    const { id, title, code, capacity } = this.#record;
    const activity = this.#activity;
    const picture = this.#picture;
    return {
      id,
      title,
      code: person.role === 'teacher' ? code : null,
      capacity,
      seats: this.#seating.size,
      paused: this.#facts.paused,
      activity:
        activity === null || picture === null
          ? null
          : {
              id: activity.id,
              mode: activity.mode,
              picture: picture.id,
              sample: sampleOf(picture),
              pictureWidth: picture.width,
              pictureHeight: picture.height,
              cuts: activity.cuts,
              ease: activity.ease,
              turns: activity.turns,
            },
      boards: this.#boardsNow()
        .filter((board) => person.role === 'teacher' || board.members.includes(person.seat))
        .map((board) => ({
          board: board.number,
          activity: board.activity,
          cut: board.cut,
          members: this.#membersOf(board),
        })),
      you: this.#you(person),
      notYet: person.role === 'teacher' ? this.choices.filter(({ taken }) => !taken).map(({ name }) => name) : [],
      hasCards: this.#record.naming === 'list' || this.#record.naming === 'numbers',
    };
  }

  /** What the list of open classes may say. */
  roomView(): RoomView {
    const { id, title, capacity, door, passwordHash } = this.#record;
    const mode: Mode | null = this.#activity?.mode ?? null;
    const locked = passwordHash !== null || door === 'approval';
    const open = door === 'open';
    return {
      id,
      title,
      locked,
      open,
      seats: this.#seating.size,
      capacity,
      mode,
      sample: sampleOf(this.#picture),
      hue: hueOf(id),
    };
  }

  #you(person: Person): You {
    if (person.role === 'teacher') return { role: 'teacher' };
    const seat = this.#seating.get(person.seat);
    const board = this.#boardsNow().find((each) => each.members.includes(person.seat));
    return {
      role: 'student',
      name: seat?.name ?? '',
      hue: seat?.hue ?? 0,
      shape: seat?.shape ?? 'circle',
      rejoin: seat?.rejoin ?? '',
      board: board?.number ?? null,
      member: board?.members.indexOf(person.seat) ?? -1,
    };
  }

  #membersOf(board: BoardRecord): MemberView[] {
    const views: MemberView[] = [];
    for (const [member, id] of board.members.entries()) {
      const seat = id === null ? undefined : this.#seating.get(id);
      if (seat === undefined) continue;
      views.push({ member, name: seat.name, hue: seat.hue, shape: seat.shape, here: this.isHere(seat.id) });
    }
    return views;
  }

  #boardsNow(): BoardRecord[] {
    return [...this.#boards.values()].filter((board) => board.activity === this.#activity?.id);
  }

  async #play(id: ActivityId): Promise<void> {
    this.#activity = await this.#store.activity(id);
    this.#picture = this.#activity === null ? null : await this.#store.picture(this.#activity.picture);
  }

  /** Gives a seat its place in what is played now: a board of its own, or a place at the board of fewest. */
  async #seatAtBoard(seat: SeatRecord): Promise<void> {
    const activity = this.#activity;
    if (activity === null || this.#boardsNow().some((board) => board.members.includes(seat.id))) return;
    if (activity.mode === 'each') {
      await this.#addBoard(activity, [seat.id]);
      return;
    }
    const [fewest] = this.#boardsNow().sort((a, b) => a.members.length - b.members.length);
    if (fewest === undefined) {
      await this.#addBoard(activity, [seat.id]);
      return;
    }
    const members = [...fewest.members, seat.id];
    await this.#store.changeBoard(this.#record.id, fewest.number, { members });
    this.#boards.set(fewest.number, { ...fewest, members });
  }

  async #addBoard(activity: ActivityRecord, seats: readonly SeatId[]): Promise<void> {
    const number = this.#record.nextBoard;
    await this.#change({ nextBoard: number + 1 });
    const board: BoardRecord = {
      classroom: this.#record.id,
      number,
      activity: activity.id,
      cut: 0,
      seed: randomInt(2 ** 32),
      members: [null, ...seats],
      createdAt: this.#wall(),
    };
    await this.#store.addBoard(board);
    this.#boards.set(number, board);
  }

  async #openBoard(number: BoardNumber): Promise<BoardHost | null> {
    const record = this.#boards.get(number);
    if (record === undefined) return null;
    const activity =
      record.activity === this.#activity?.id ? this.#activity : await this.#store.activity(record.activity);
    if (activity === null) return null;
    const host = await this.#openHost(record, activity, () => this.#letGo(number));
    if (host === null) return null;
    this.#openHosts.set(number, host);
    // The class may have been paused or resumed while the board was closed; a pause of one board lasts while it is open.
    if (this.#facts.paused !== host.board.paused) {
      host.submit({ member: 0, page: 0, teacher: true }, { kind: this.#facts.paused ? 'pause' : 'resume' });
    }
    return host;
  }

  #letGo(number: BoardNumber): void {
    this.#hosts.delete(number);
    this.#openHosts.delete(number);
  }

  /** Lets go of boards that nobody is at. What they were is in the store. */
  letIdleGo(): void {
    for (const [number, host] of this.#openHosts) if (host.isIdle) this.#letGo(number);
  }

  async #change(changes: Partial<Pick<ClassroomRecord, 'activity' | 'nextBoard' | 'cardKey'>>): Promise<void> {
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

function isSame(one: Person, other: Person): boolean {
  if (one.role === 'teacher' || other.role === 'teacher') return one.role === other.role;
  return one.seat === other.seat;
}

function sampleOf(picture: PictureRecord | null): SampleId | null {
  const sample = picture?.sample ?? null;
  return sample !== null && isSampleId(sample) ? sample : null;
}
