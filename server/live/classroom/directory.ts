/** All classrooms of this node: finds them by id and code, opens each one's host once, and ticks their boards. */
import { randomInt } from 'node:crypto';
import type { Rules } from '../../../shared/board/rules.ts';
import type { ClassroomId, PictureId, SeatId } from '../../../shared/ids.ts';
import { CODE_DIGITS_MAX, CODE_DIGITS_MIN } from '../../../shared/limits.ts';
import type { OpenedClassroom, RejoinCodes, SeatCards } from '../../../shared/protocol/answers.ts';
import { type ErrorCode, type Failure, failure } from '../../../shared/protocol/errors.ts';
import type { RoomView } from '../../../shared/protocol/events.ts';
import type { Join, Look, OpenClassroom, StartActivity } from '../../../shared/protocol/schemas.ts';
import { freshId } from '../../ids.ts';
import { CODES_PER_CLASS } from '../../limits.ts';
import { StoreError } from '../../store/error.ts';
import type { ActivityRecord, BoardRecord } from '../../store/port.ts';
import { BoardHost } from '../board/host.ts';
import type { Journal } from '../board/journal.ts';
import { openBoard, readBoard } from '../board/opening.ts';
import { Readers } from '../board/readers.ts';
import { SnapshotKeeper } from '../board/snapshots.ts';
import type { Classrooms, Membership, Person, Standing, Student, Teacher } from '../classrooms.ts';
import { comeIn, lookIn, studentsOf } from './door/coming-in.ts';
import type { ClassDoor } from './door/door.ts';
import { isInvitation } from './door/invitation.ts';
import { teacherOf } from './door/keys.ts';
import { isPassword } from './door/password.ts';
import { Endings, type EndingsParts } from './endings.ts';
import { freshClassroom } from './fresh.ts';
import { ClassroomHost } from './host.ts';
import { ClassroomLog } from './log.ts';
import { Openings } from './openings.ts';
import { Cuts } from './played/cuts.ts';
import type { Traces } from './traces.ts';

const DAY_MS = 24 * 3_600_000;

export interface DirectoryParts extends Omit<EndingsParts, 'host' | 'settled' | 'letGo'> {
  readonly journal: Journal;
  /** Days that a class is kept. */
  readonly classDays: number;
  /** All that a seat said in its class's chat, and what was said to it alone. */
  readonly eraseChat: (classroom: ClassroomId, seat: SeatId) => Promise<void>;
  /** A class is new or changed: its people and the list of open classes are told. */
  readonly onChange: (host: ClassroomHost) => void;
  /** Somebody of a class is in it no more. */
  readonly onOutside: (host: ClassroomHost) => void;
  /** Another process has the class now: its people are to connect anew. */
  readonly onMoved: (host: ClassroomHost) => void;
}

export class Directory implements Classrooms {
  readonly #parts: DirectoryParts;
  readonly #hosts = new Openings<ClassroomId, ClassroomHost>();
  readonly #openHosts = new Map<ClassroomId, ClassroomHost>();
  readonly #cuts = new Cuts();
  /** What ends in them. */
  readonly endings: Endings;

  constructor(parts: DirectoryParts) {
    this.#parts = parts;
    this.endings = new Endings({
      ...parts,
      host: (id) => this.host(id),
      settled: (id) => this.#hosts.settled(id),
      letGo: (id) => this.#letGo(id),
    });
  }

  /** Classrooms that have a host now. */
  get openHosts(): ReadonlyMap<ClassroomId, ClassroomHost> {
    return this.#openHosts;
  }

  async open(asked: OpenClassroom): Promise<OpenedClassroom> {
    const { store, clock, classDays } = this.#parts;
    const { key, record } = await freshClassroom(asked, Math.floor(clock.wall()), classDays * DAY_MS);
    for (;;) {
      const [id, code] = [freshId<ClassroomId>(), await this.#freshCode()];
      if (!(await store.addClassroom({ ...record, id, code }))) continue;
      const host = await this.host(id);
      if (host !== null) this.#parts.onChange(host);
      return { id, code, key };
    }
  }

  async look(asked: Look, memberships: readonly Membership[]): ReturnType<Classrooms['look']> {
    const found = await this.#find(asked);
    return found.ok ? lookIn(found.host, asked, memberships) : found;
  }

  async join(
    asked: Join,
    memberships: readonly Membership[],
    former: readonly Membership[],
  ): ReturnType<Classrooms['join']> {
    const found = await this.#find(asked);
    // With a card that is none, nothing tells which codes exist: cards may be tried as often as one likes.
    if (asked.card !== undefined && !(found.ok && found.host.hasCard(asked.card))) return failure('wrong-card');
    return found.ok ? comeIn(found.host, asked, memberships, former) : found;
  }

  async invitedTo(code: string, invitation: string): Promise<ClassroomId | null> {
    const record = await this.#parts.store.classroomByCode(code);
    return isInvitation(record, invitation) ? (record?.id ?? null) : null;
  }

  async letGo(classroom: ClassroomId, student: Student): Promise<void> {
    (await this.host(classroom))?.letGo(student);
  }

  async rejoinCodes(classroom: ClassroomId): Promise<RejoinCodes | null> {
    return (await this.host(classroom))?.rejoinCodes() ?? null;
  }

  async cards(classroom: ClassroomId, fresh: boolean): Promise<SeatCards | null> {
    return (await (await this.host(classroom))?.cards(fresh)) ?? null;
  }

  async teacherOf(classroom: ClassroomId, key: string): Promise<Teacher | null> {
    return teacherOf(await this.#parts.store.classroom(classroom), key);
  }

  async door(classroom: ClassroomId): Promise<ClassDoor | null> {
    return (await this.host(classroom))?.door ?? null;
  }

  async traces(classroom: ClassroomId): Promise<Traces | null> {
    return (await this.host(classroom))?.traces ?? null;
  }

  async isBanned(classroom: ClassroomId, memberships: readonly Membership[]): Promise<boolean> {
    return (await this.host(classroom))?.door.isBanned(studentsOf(classroom, memberships)) ?? false;
  }

  async standing(memberships: readonly Membership[]): Promise<readonly Standing[]> {
    const standing: Standing[] = [];
    for (const membership of memberships) {
      const { classroom, person } = membership;
      const host = await this.member(classroom, person);
      if (host === null) continue;
      const seat = person.role === 'student' ? host.lookOf(person) : null;
      standing.push({ ...membership, title: host.record.title, seat });
    }
    return standing;
  }

  async startActivity(classroom: ClassroomId, asked: StartActivity): Promise<{ readonly ok: true } | Failure> {
    const host = await this.host(classroom);
    if (host === null) return failure('not-found');
    const picture = await this.#parts.store.picture(asked.picture as PictureId);
    // What came with a message goes with it: nothing is played with that.
    if (picture?.classroom !== classroom || picture.message !== null) return failure('no-picture');
    return host.startActivity(asked, picture);
  }

  async hasPicture(classroom: ClassroomId, picture: PictureId): Promise<boolean> {
    return (await this.#parts.store.picture(picture))?.classroom === classroom;
  }

  /** The class's host, if somebody with this standing is a member of it. */
  async member(classroom: ClassroomId, person: Person): Promise<ClassroomHost | null> {
    const host = await this.host(classroom);
    if (host === null) return null;
    return host.holds(person) ? host : null;
  }

  /** As `member`, with the reason: a seat that is another device's now is told so. */
  async admit(classroom: ClassroomId, person: Person): Promise<ClassroomHost | ErrorCode> {
    const host = await this.host(classroom);
    if (host === null) return 'not-member';
    return host.holds(person) ? host : host.whyOutside(person);
  }

  /** As `admit`, and whoever waits for the teacher's nod may wait there. */
  async visit(classroom: ClassroomId, person: Person): Promise<ClassroomHost | ErrorCode> {
    const host = await this.host(classroom);
    return host?.isWaiting(person) === true ? host : this.admit(classroom, person);
  }

  /** Null: there is no such class, or it has ended. @throws {StoreError} store-elsewhere when another process has it */
  async host(id: ClassroomId): Promise<ClassroomHost | null> {
    return this.#hosts.get(id, () => this.#openHost(id));
  }

  /** The list of open classes, as anybody may see it. */
  async rooms(): Promise<RoomView[]> {
    const rooms: RoomView[] = [];
    for (const { id } of await this.#parts.store.classrooms(Math.floor(this.#parts.clock.wall()))) {
      if (await this.#parts.leases.isElsewhere(id)) continue;
      const host = await this.host(id);
      if (host !== null && !host.door.isFinished) rooms.push(host.roomView());
    }
    return rooms;
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
      this.#parts.log.error({ err: error, board: board.number }, 'a board failed and is let go of');
      board.giveUp();
    }
  }

  /** Ends one class, with all that is its. */
  async remove(id: ClassroomId): Promise<void> {
    await this.endings.remove(id);
  }

  /** Another process should write this class, or does. What was on its way to the store is answered there. */
  lose(id: ClassroomId): void {
    const host = this.#letGo(id);
    if (host === null) return;
    this.#parts.log.warn('a class is another process’s now');
    for (const board of [...host.openHosts.values()]) board.giveUp();
    this.#parts.onMoved(host);
  }

  #letGo(id: ClassroomId): ClassroomHost | null {
    const host = this.#openHosts.get(id) ?? null;
    this.#hosts.forget(id);
    this.#openHosts.delete(id);
    this.#parts.leases.forget(id);
    return host;
  }

  /** Lets go of what nobody is at. */
  letIdleGo(): void {
    const played = new Set<Rules>();
    for (const classroom of this.#openHosts.values()) {
      if (classroom.isIdle) classroom.letIdleGo();
      for (const { board } of classroom.openHosts.values()) played.add(board.rules);
    }
    this.#cuts.keepOnly(played);
  }

  /** By its code; or by its id, as the list of open classes gives it, if the door is open, or the teacher is asked for each. */
  async #find({
    code,
    classroom,
    password,
  }: Look): Promise<{ readonly ok: true; readonly host: ClassroomHost } | Failure> {
    const { store } = this.#parts;
    const named = code !== undefined ? (await store.classroomByCode(code))?.id : classroom;
    const host = named === undefined ? null : await this.host(named as ClassroomId);
    if (host !== null && (code !== undefined || host.door.door !== 'code')) return { ok: true, host };
    // As slow as a wrong password: an answer must not tell which codes exist.
    if (password !== undefined) await isPassword(password, null);
    return failure('no-class');
  }

  async #openHost(id: ClassroomId): Promise<ClassroomHost | null> {
    const { store, journal, leases, clock, onChange, onOutside, classDays, forgets, eraseChat } = this.#parts;
    const record = await store.classroom(id);
    if (record === null || record.expiresAt <= clock.wall()) return null;
    if (!(await leases.take(id))) throw new StoreError('store-elsewhere');
    const log = await ClassroomLog.open({ store, journal, clock, onLost: () => this.lose(id) }, id);
    if (log === null) throw new StoreError('store-elsewhere');
    const openHost = (board: BoardRecord, activity: ActivityRecord, onLost: () => void) =>
      this.#openBoard(board, activity, onLost);
    const host = await ClassroomHost.open({
      store,
      record,
      log,
      openHost,
      readBoard: async (board, activity, upTo) => {
        const rules = this.#cuts.rules(board, activity);
        return rules === null
          ? null
          : readBoard(store, { classroom: id, board: board.number }, rules, board.seed, upTo);
      },
      forgetSeat: (seat) => forgets.seat(seat),
      eraseChat: (seat) => eraseChat(id, seat),
      onChange,
      onOutside,
      wall: () => Math.floor(clock.wall()),
      keptMs: classDays * DAY_MS,
    });
    this.#openHosts.set(id, host);
    // The first in its line. Not waited for: the chat that is erased from asks for this host.
    void this.endings.finishGoings(host);
    return host;
  }

  async #openBoard(record: BoardRecord, activity: ActivityRecord, onLost: () => void): Promise<BoardHost | null> {
    const { store, clock, journal, leases, log } = this.#parts;
    const rules = this.#cuts.rules(record, activity);
    if (rules === null) return null;
    const key = { classroom: record.classroom, board: record.number };
    // Whoever has lost the class takes no board of it back.
    if (!(await leases.confirm(record.classroom))) return null;
    const opened = await openBoard(store, key, rules, record.seed, clock);
    if (opened === null) return null;
    const snapshots = new SnapshotKeeper(store, log, key, opened.snapshotBytes, opened.logBytes);
    return new BoardHost({ opened, journal, snapshots, readers: new Readers(), now: clock.now, onLost });
  }

  /** Digits enough that a guess is hopeless however many classes are open. */
  async #freshCode(): Promise<string> {
    const open = (await this.#parts.store.classrooms(0)).length + 1;
    let digits = CODE_DIGITS_MIN;
    while (digits < CODE_DIGITS_MAX && 10 ** digits / open < CODES_PER_CLASS) digits += 1;
    return String(randomInt(10 ** (digits - 1), 10 ** digits));
  }
}
