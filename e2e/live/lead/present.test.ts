/** What a projector's window is sent, byte for byte: no child's name unless the teacher chose names, and nothing else of a child ever. */
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser, expectOk } from '../../../bench/bots/browser.ts';
import { newPage, Player } from '../../../bench/bots/player.ts';
import type { PresentView } from '../../../shared/protocol/led.ts';
import { Encoder, PresentDecoder } from '../../../shared/protocol/parser.ts';
import { NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '../../../shared/protocol/paths.ts';
import { FRAME, frameTypeOf } from '../../../shared/wire/frame.ts';
import { decodeWall } from '../../../shared/wire/wall.ts';
import { openClass, student, type TestClass } from '../../fixtures/classroom.ts';
import { serverOfFile } from '../../fixtures/of-file.ts';

const server = await serverOfFile();
let room: TestClass;
let teacher: Player;
let mina: Player;
let rejoin: string;
const sockets: Socket[] = [];

/** A window for the projector that keeps everything it is sent. */
class Window {
  readonly socket: Socket;
  /** Text of the wire, as it came. */
  readonly text: string[] = [];
  readonly frames: Uint8Array[] = [];
  view: PresentView | null = null;

  constructor(browser: Browser) {
    this.socket = io(`${browser.origin}${NAMESPACE.present}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder: PresentDecoder },
      query: { class: room.id },
      auth: { page: newPage(), version: PROTOCOL_VERSION },
      extraHeaders: { cookie: browser.cookie, origin: browser.origin },
      forceNew: true,
      reconnection: false,
    });
    sockets.push(this.socket);
    this.socket.io.on('open', () => {
      this.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (typeof data === 'string') this.text.push(data);
        if (data instanceof Uint8Array) this.text.push(Buffer.from(data).toString('latin1'));
        if (data instanceof ArrayBuffer) this.text.push(Buffer.from(data).toString('latin1'));
      });
    });
    this.socket.on('view', (view: PresentView) => {
      this.view = view;
    });
    this.socket.on('frame', (bytes: Uint8Array) => this.frames.push(bytes));
  }

  async ask(event: string, message: object): Promise<{ ok: boolean; code?: string }> {
    return this.socket.timeout(5_000).emitWithAck(event, message);
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    for (let left = 400; !condition(); left -= 1) {
      if (left === 0) throw new Error(`waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async door(): Promise<string> {
    return new Promise((resolve) => {
      this.socket.once('connect', () => resolve('in'));
      this.socket.once('connect_error', (error) =>
        resolve('data' in error ? JSON.stringify(error.data) : 'no connection'),
      );
    });
  }
}

beforeEach(async () => {
  room = await openClass(server.origin, { mode: 'each' });
  teacher = new Player(room.teacher, room.id);
  const joined = await student(server.origin, room, 'Wilhelmina');
  mina = joined.player;
  await mina.enter();
  const [seat] = expectOk(await room.teacher.rejoinCodes(room.id)).seats;
  rejoin = seat?.rejoin ?? '';
  expect(rejoin).not.toBe('');
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  for (const player of [teacher, mina]) player.close();
});

describe('a projector', () => {
  it('is sent no name while boards, a spotlight, hands and pauses come and go; and names when they are chosen', async () => {
    const shown = new Window(room.teacher);
    expect(await shown.door()).toBe('in');
    await shown.until(() => shown.view?.here === 1, 'who is here');
    expect(shown.view).toMatchObject({
      code: room.code,
      invitation: teacher.view?.invitation,
      names: null,
      what: 'code',
      boards: [{ board: 1 }],
    });
    await teacher.link.lead('present', { what: 'boards', named: false });
    await shown.until(() => shown.view?.what === 'boards', 'what is shown');
    expect(await shown.ask('wall', { boards: [1] })).toEqual({ ok: true });
    await mina.link.hand(true);
    await teacher.link.pause(1, true);
    await teacher.link.pause(0, false);
    await teacher.link.lead('spotlight', { board: 1, named: false });
    await shown.until(() => shown.view?.spotlight !== null, 'the spotlight');
    expect(await shown.ask('enter', { board: 1 })).toMatchObject({ ok: true });
    mina.mirror?.drop(5, 20_000, 20_000);
    await mina.saved();
    await shown.until(
      () => shown.frames.some((bytes) => frameTypeOf(bytes) === FRAME.wall && decodeWall(bytes).some(has20)),
      'the move on the tile',
    );
    expect(
      shown.frames.some((bytes) => frameTypeOf(bytes) === FRAME.patch),
      'the spotlit board',
    ).toBe(true);
    const all = shown.text.join('\n');
    expect(all.length).toBeGreaterThan(500);
    expect(all).not.toContain('Wilhelmina');
    expect(all).not.toContain(rejoin);
    for (const word of ['hands', 'rejoin', 'since', 'reports', 'pausedBoards', 'members":[{'])
      expect(all).not.toContain(word);
    await teacher.link.lead('present', { what: 'code', named: true });
    await shown.until(() => shown.view?.names?.[0]?.name === 'Wilhelmina', 'the name that was chosen');
    await teacher.link.lead('spotlight', { board: 1, named: true });
    await shown.until(() => shown.view?.spotlight?.members[0]?.name === 'Wilhelmina', 'whose board it is');
    expect(shown.text.join('\n')).not.toContain(rejoin);
  });

  it('may ask for nothing of a teacher’s but what is shown, and for no board but the spotlit one', async () => {
    const shown = new Window(room.teacher);
    expect(await shown.door()).toBe('in');
    expect(await shown.ask('enter', { board: 1 })).toMatchObject({ code: 'no-board' });
    for (const [event, message] of [
      ['pause', { board: 0, paused: true }],
      ['takeOver', { board: 1, piece: 5 }],
      ['spotlight', { board: 1, named: true }],
    ] as const)
      await expect(shown.socket.timeout(500).emitWithAck(event, message)).rejects.toThrow();
    expect(mina.view?.paused).toBe(false);
    expect(await shown.ask('present', { what: 'timer' })).toEqual({ ok: true });
    await shown.until(() => shown.view?.what === 'timer', 'what is shown');
  });

  it('shows what two pages chose before either saw the other’s choice', async () => {
    const shown = new Window(room.teacher);
    expect(await shown.door()).toBe('in');
    await Promise.all([teacher.link.lead('present', { named: true }), shown.ask('present', { what: 'boards' })]);
    await shown.until(() => shown.view?.what === 'boards' && shown.view.names !== null, 'both choices');
    await Promise.all([teacher.link.lead('present', { what: 'code' }), shown.ask('present', { named: false })]);
    await shown.until(() => shown.view?.what === 'code' && shown.view.names === null, 'both choices again');
  });

  it('is nobody’s but a teacher’s: a student and a stranger are turned away', async () => {
    const browser = new Browser(server.origin);
    expectOk(await browser.join({ code: room.code, name: 'Mallory' }));
    expect(await new Window(browser).door()).toContain('not-teacher');
    expect(await new Window(new Browser(server.origin)).door()).toContain('not-member');
  });
});

function has20({ groups }: { readonly groups: readonly { readonly x: number }[] }): boolean {
  return groups.some(({ x }) => x === 20_000);
}
