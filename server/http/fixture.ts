/** For tests: the HTTP side on a real port over a real store and real files, with classes that a test can steer. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassroomId, SeatId } from '../../shared/ids.ts';
import { failure } from '../../shared/protocol/errors.ts';
import { readConfig } from '../config.ts';
import type { Classrooms, Membership } from '../live/classrooms.ts';
import { openLog } from '../log.ts';
import { openPictures } from '../pictures/pictures.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { createApp } from './app.ts';
import { trust } from './guard/address.ts';
import { Forgetting } from './session/forgetting.ts';
import { SessionRecords } from './session/records.ts';
import { sessions } from './session/session.ts';

export const TEACHER_KEY = 'the-teacher-key';

/** Classes in memory: any number of seats, codes 100000, 100001, ... and, for each, a password if it was opened with one. */
export class SteeredClassrooms implements Classrooms {
  readonly opened: {
    id: ClassroomId;
    code: string;
    key: string;
    title: string;
    password: string | undefined;
    seats: SeatId[];
  }[] = [];
  /** What the next calls throw instead of answering. */
  fault: Error | null = null;

  async open(asked: Parameters<Classrooms['open']>[0]) {
    this.#check();
    const number = this.opened.length;
    const id = `classroom-number-${number}` as ClassroomId;
    const opened = { id, code: String(100_000 + number), key: `secret-of-classroom-${number}` };
    this.opened.push({ ...opened, title: asked.title ?? '', password: asked.password, seats: [] });
    return opened;
  }

  async join(asked: Parameters<Classrooms['join']>[0], memberships: readonly Membership[]) {
    this.#check();
    const room = this.opened.find(({ code }) => code === asked.code);
    if (room === undefined) return failure('no-class');
    const known = memberships.find(({ classroom, person }) => classroom === room.id && person.role === 'student');
    if (known?.person.role === 'student') return { ok: true, id: room.id, person: known.person } as const;
    if (room.password !== undefined && asked.password === undefined) return failure('password-needed');
    if (room.password !== asked.password) return failure('wrong-password');
    const seat = `seat-${room.seats.length}` as SeatId;
    room.seats.push(seat);
    return { ok: true, id: room.id, person: { role: 'student', seat, grant: 0 } } as const;
  }

  async look(asked: Parameters<Classrooms['look']>[0]) {
    this.#check();
    const room = this.opened.find(({ code }) => code === asked.code);
    if (room === undefined) return failure('no-class');
    return { ok: true, id: room.id, title: room.title, naming: 'typed', choices: [], offers: [], you: null } as const;
  }

  async invitedTo() {
    this.#check();
    return null;
  }

  async letGo() {
    this.#check();
  }

  async rejoinCodes() {
    this.#check();
    return null;
  }

  async cards() {
    this.#check();
    return null;
  }

  async teacherOf(classroom: ClassroomId, key: string) {
    this.#check();
    const is = this.opened.some((room) => room.id === classroom && room.key === key);
    return is ? ({ role: 'teacher', by: 'own', grant: 0 } as const) : null;
  }

  async door() {
    this.#check();
    return null;
  }

  async traces() {
    this.#check();
    return null;
  }

  async isBanned() {
    this.#check();
    return false;
  }

  async standing(memberships: readonly Membership[]) {
    this.#check();
    return memberships.flatMap((membership) => {
      const room = this.opened.find(({ id }) => id === membership.classroom);
      const { person } = membership;
      const stands = person.role === 'teacher' || room?.seats.includes(person.seat);
      return room !== undefined && stands ? [{ ...membership, title: room.title, seat: null }] : [];
    });
  }

  async startActivity() {
    this.#check();
    return { ok: true } as const;
  }

  async remove(classroom: ClassroomId) {
    this.#check();
    const index = this.opened.findIndex(({ id }) => id === classroom);
    if (index >= 0) this.opened.splice(index, 1);
  }

  async hasPicture() {
    this.#check();
    return true;
  }

  #check(): void {
    if (this.fault !== null) throw this.fault;
  }
}

/** What the answers of all routes may tell. */
export interface Told {
  readonly ok: boolean;
  readonly code: string;
  readonly when: string;
  readonly message: string;
  readonly id: string;
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly classrooms: readonly { readonly id: string; readonly title: string; readonly role: string }[];
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The body; all fields are missing if it is no JSON. */
  readonly json: Told;
  readonly text: string;
}

/** A browser as far as HTTP goes: it keeps its cookie and tells its page's origin. */
export class Browser {
  readonly origin: string;
  readonly #headers: Record<string, string>;
  cookie = '';

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.#headers = headers;
  }

  get(path: string): Promise<Answered> {
    return this.ask(path, {});
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    return this.ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  upload(path: string, content: Uint8Array<ArrayBuffer>, name = 'picture.jpg', type = 'image/jpeg'): Promise<Answered> {
    const form = new FormData();
    form.set('picture', new Blob([content], { type }), name);
    return this.ask(path, { method: 'POST', body: form });
  }

  async ask(path: string, init: RequestInit): Promise<Answered> {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(this.#headers)) headers.set(name, value);
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.origin);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    const response = await fetch(`${this.origin}${path}`, { ...init, headers, redirect: 'manual' });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';', 1)[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const json: Told = JSON.parse(isJson ? text : '{}');
    return { status: response.status, headers: response.headers, json, text };
  }
}

export async function startHttp(env: Record<string, string> = {}, folder?: string) {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'jogak-http-')));
  const config = readConfig({ ...env, DATA_DIR: dataDir });
  const store = await openSqliteStore({ folder: dataDir });
  const pictures = await openPictures({ folder: dataDir, store });
  const classrooms = new SteeredClassrooms();
  const logged: string[] = [];
  const state = { ready: async () => {}, stopping: false };
  const app = createApp({
    publicOrigin: config.publicOrigin,
    trusted: trust(config.trustProxy),
    session: sessions(new SessionRecords(store), ['a secret of tests alone']),
    teacherKey: TEACHER_KEY,
    originsFor: () => ['http://192.168.0.10:8080'],
    classrooms,
    // Chats are tested where classes are real: in e2e/live.
    chats: { chat: async () => null, endSeat: () => undefined, eraseSeat: async () => undefined },
    forgetting: new Forgetting(store),
    pictures,
    store,
    ready: () => state.ready(),
    isStopping: () => state.stopping,
    log: openLog('debug', { write: (line) => logged.push(line) }),
    clientFolder: join(dataDir, 'client'),
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;

  async function close(): Promise<void> {
    server.close();
    server.closeAllConnections();
    await store.close();
  }
  return {
    classrooms,
    dataDir,
    logged,
    origin,
    pictures,
    port: address.port,
    state,
    store,
    browser: (headers: Record<string, string> = {}) => new Browser(origin, headers),
    close,
    async [Symbol.asyncDispose]() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
