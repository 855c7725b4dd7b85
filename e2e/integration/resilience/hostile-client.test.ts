/** A hostile student's messages: each is refused with a code, changes nothing, and disturbs nobody else. */
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';
import { encodeDrag } from '#shared/wire/frames/client-frames.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
let honest: Player;
let hostile: Hostile;

/** A raw socket that follows no rule of the client. */
class Hostile {
  readonly socket: Socket;
  readonly refused: string[] = [];
  counter = 0;

  constructor(
    browser: ApiClient,
    classroom: ClassroomId,
    namespace: string = NAMESPACE.board,
    origin = browser.origin,
  ) {
    this.socket = io(`${browser.origin}${namespace}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      query: { class: classroom },
      auth: { page: newPageId(), version: PROTOCOL_VERSION },
      extraHeaders: { cookie: browser.cookie, origin },
      forceNew: true,
      reconnection: false,
    });
    this.socket.on('refused', ({ code }: { code: string }) => this.refused.push(code));
  }

  async ask(event: string, ...sent: unknown[]): Promise<{ ok: boolean; code?: string }> {
    return this.socket.timeout(5_000).emitWithAck(event, ...sent);
  }

  /** `in`, or the code of the refusal. */
  async connectResult(): Promise<string> {
    return new Promise((resolve) => {
      this.socket.once('connect', () => resolve('in'));
      this.socket.once('connect_error', (error) => {
        const data = 'data' in error ? error.data : undefined;
        resolve(typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : 'no connection');
      });
    });
  }

  drag(board: number, piece: number, x: number, y: number): void {
    this.counter += 1;
    this.socket.emit('frame', encodeDrag({ board, counter: this.counter, drags: [{ piece, x, y }] }));
  }
}

const seen = { epoch: 1, seq: 1_000 };
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'together' });
  honest = (await joinAsStudent(server.origin, testClass, 'Mina')).player;
  await honest.enter();
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, name: 'Mallory' }));
  hostile = new Hostile(browser, testClass.id);
  expect(await hostile.connectResult()).toBe('in');
  expect(await hostile.ask('enter', { board: 1 })).toMatchObject({ ok: true });
});

afterEach(async () => {
  hostile.socket.disconnect();
  honest.close();
});

function mine() {
  const { mirror } = honest;
  if (mirror === null) throw new Error('not at a board');
  return mirror;
}

describe('a move', () => {
  it('is refused for a piece that another holds, that nobody holds, or that does not exist', async () => {
    mine().take(5);
    await honest.waitUntil(() => groupOf(mine().confirmed, 5).hold !== null, 'the hold');
    const before = fingerprintOf(mine().confirmed);
    hostile.drag(1, 5, 9, 9);
    hostile.drag(1, 6, 9, 9);
    hostile.drag(1, 99, 9, 9);
    expect(await hostile.ask('lift', { board: 1, piece: 5 })).toMatchObject({ ok: false, code: 'held' });
    expect(await hostile.ask('drop', { board: 1, piece: 5, x: 1, y: 1, counter: 1, seen })).toMatchObject({
      code: 'held',
    });
    expect(await hostile.ask('drop', { board: 1, piece: 99, x: 1, y: 1, counter: 2, seen })).toMatchObject({
      code: 'unknown-piece',
    });
    expect(await hostile.ask('drop', { board: 1, piece: 0, x: 1, y: 1, counter: 3, seen })).toMatchObject({
      code: 'unknown-piece',
    });
    await expect.poll(() => [...new Set(hostile.refused)].sort()).toEqual(['held', 'not-held', 'unknown-piece']);
    await settle();
    expect(fingerprintOf(mine().confirmed)).toBe(before);
  });

  it('is refused to NaN, off the plane, malformed, or with extra fields', async () => {
    const before = fingerprintOf(mine().confirmed);
    const drop = { board: 1, piece: 5, x: 1, y: 1, counter: 1, seen };
    const wrong = [
      { ...drop, x: Number.NaN },
      { ...drop, x: 70_000 },
      { ...drop, y: -1 },
      { ...drop, x: 1.5 },
      { ...drop, x: '1' },
      { ...drop, piece: null },
      { ...drop, more: true },
      { ...drop, counter: 0 },
      { ...drop, seen: null },
      { ...drop, snapFloor: -1 },
      { ...drop, snapFloor: 1.5 },
      { ...drop, snapFloor: 65_536 },
      { ...drop, snapFloor: 1e300 },
      { ...drop, snapFloor: Number.NaN },
      { ...drop, snapFloor: '600' },
      { ...drop, snapFloor: null },
      { ...drop, snapFloor: [600] },
      { ...drop, snapFloor: { max: 600 } },
      [],
      'drop',
      null,
      7,
      undefined,
      JSON.parse('{"board":1,"piece":5,"x":1,"y":1,"counter":1,"seen":{"epoch":1,"seq":1},"__proto__":{"x":2}}'),
    ];
    for (const message of wrong)
      expect(await hostile.ask('drop', message)).toMatchObject({ ok: false, code: 'bad-request' });
    for (const event of ['lift', 'turn', 'enter', 'leave', 'pause', 'reset', 'wall', 'takeOver', 'release', 'hint']) {
      expect(await hostile.ask(event, { nonsense: true })).toMatchObject({ ok: false, code: 'bad-request' });
    }
    await settle();
    expect(fingerprintOf(mine().confirmed)).toBe(before);
  });

  // Proves I54.
  it('snaps within 35 % of a piece at most, whatever distance it asks for', async () => {
    const { snapFloorMax, puzzle } = mine().rules;
    expect(snapFloorMax).toBeLessThanOrEqual(puzzle.pieceSize * 0.35);
    const dropAt = (off: number, counter: number) =>
      hostile.ask('drop', { board: 1, piece: 1, x: CENTRE + off, y: CENTRE, counter, seen, snapFloor: 65_535 });
    expect(await dropAt(snapFloorMax + 1, 1)).toMatchObject({ ok: true });
    await honest.waitUntil(() => groupOf(mine().confirmed, 1).x === CENTRE + snapFloorMax + 1, 'the first drop');
    expect(groupOf(mine().confirmed, 1).id).toBe(1);
    expect(await dropAt(snapFloorMax, 2)).toMatchObject({ ok: true });
    await honest.waitUntil(() => groupOf(mine().confirmed, 1).id === 0, 'the join within the bound');
  });

  it('is refused on a foreign board', async () => {
    await expectRefusedOn(2);
    const each = await openClass(server.origin, { mode: 'each' });
    const victim = (await joinAsStudent(server.origin, each, 'Jun')).player;
    try {
      const board = await victim.enter();
      const browser = new ApiClient(server.origin);
      expectOk(await browser.join({ code: each.code, name: 'Mallory' }));
      const other = new Hostile(browser, each.id);
      expect(await other.connectResult()).toBe('in');
      expect(await other.ask('enter', { board: board.number })).toMatchObject({ ok: false, code: 'no-board' });
      other.drag(board.number, 5, 9, 9);
      expect(await other.ask('drop', { board: board.number, piece: 5, x: 1, y: 1, counter: 1, seen })).toMatchObject({
        code: 'no-board',
      });
      await expect.poll(() => other.refused).toEqual(['no-board']);
      await settle();
      expect(groupOf(board.confirmed, 5).touchedAt).toBe(0);
      other.socket.disconnect();
    } finally {
      victim.close();
    }
  });

  it('is refused while the class is paused', async () => {
    const teacher = new Hostile(testClass.teacher, testClass.id);
    expect(await teacher.connectResult()).toBe('in');
    expect(await teacher.ask('pause', { board: 0, paused: true })).toEqual({ ok: true });
    expect(await hostile.ask('lift', { board: 1, piece: 5 })).toMatchObject({ code: 'paused', retry: 'later' });
    expect(await hostile.ask('drop', { board: 1, piece: 5, x: 1, y: 1, counter: 1, seen })).toMatchObject({
      code: 'paused',
      retry: 'later',
    });
    teacher.socket.disconnect();
  });

  it('is refused if only the teacher may make it', async () => {
    expect(await hostile.ask('pause', { board: 0, paused: true })).toMatchObject({ code: 'teacher-only' });
    expect(await hostile.ask('pause', { board: 1, paused: true })).toMatchObject({ code: 'teacher-only' });
    expect(await hostile.ask('reset', { board: 1, counter: 1 })).toMatchObject({ code: 'teacher-only' });
    expect(await hostile.ask('takeOver', { board: 1, piece: 5 })).toMatchObject({ code: 'teacher-only' });
    expect(await hostile.ask('wall', { boards: [1] })).toMatchObject({ code: 'teacher-only' });
    for (const [event, message] of [
      ['lowerHand', { seat: 1 }],
      ['timer', { ms: 60_000 }],
      ['timer', { to: 'end' }],
      ['spotlight', { board: 1, named: true }],
      ['present', { what: 'boards', named: true }],
      ['showPiece', { boards: [1], piece: 5 }],
      ['recut', { board: 1, cut: 0 }],
      ['toTeam', { board: 1, member: 1, to: 1 }],
      ['shuffleTeams', {}],
      ['undoReset', { board: 1 }],
      ['undoReset', { boards: [1] }],
      ['withdrawActivity', {}],
      ['collectMoment', { board: 1 }],
      ['noteMoment', { moment: 1, note: 'x' }],
      ['moveMoment', { moment: 1, place: 0 }],
      ['removeMoment', { moment: 1 }],
      ['showMoments', { moments: [1], named: true }],
    ] as const)
      expect(await hostile.ask(event, message), event).toMatchObject({ code: 'teacher-only' });
  });

  async function expectRefusedOn(board: number): Promise<void> {
    for (const [event, rest] of [
      ['lift', { piece: 5 }],
      ['reset', { counter: 1 }],
      ['hint', { piece: 5, level: 1 }],
      ['enter', {}],
    ] as const) {
      expect(await hostile.ask(event, { board, ...rest })).toMatchObject({ ok: false, code: 'no-board' });
    }
  }
});

describe('bytes', () => {
  // Proves I10, I31.
  it('that are no frame are refused, and the connection stays', async () => {
    for (const bytes of [[], [0], [0x11], [0x13, 1, 2, 3], [0x11, 1, 1, 255], Array(129).fill(0x11), [0xff, 0xff]]) {
      hostile.socket.emit('frame', Uint8Array.from(bytes));
    }
    expect(await hostile.ask('lift', { board: 1, piece: 5 })).toMatchObject({ ok: true });
    expect(hostile.refused).toContain('bad-frame');
  });

  it('of a megabyte end the connection that sent them, and no other', async () => {
    const gone = new Promise((resolve) => hostile.socket.once('disconnect', resolve));
    hostile.socket.emit('lift', { board: 1, piece: 5, filler: 'x'.repeat(1_000_000) });
    await gone;
    mine().drop(6, 20_000, 20_000);
    await honest.waitUntilSaved();
    expect(honest.link.state).toBe('live');
  });

  it('announced as attachments end the connection that sent them', async () => {
    const gone = new Promise((resolve) => hostile.socket.once('disconnect', resolve));
    hostile.socket.io.engine.write('51-/board,["frame",{"_placeholder":true,"num":0}]');
    await gone;
    expect(honest.link.state).toBe('live');
  });

  // Proves I31.
  it('of ten thousand events in a second are refused as too fast, then the connection ends; the others play on', async () => {
    const answers: (string | undefined)[] = [];
    const gone = new Promise((resolve) => hostile.socket.once('disconnect', resolve));
    for (let index = 0; index < 10_000; index += 1) {
      hostile.socket.emit('lift', { board: 1, piece: 1 + (index % 12) }, (answer: { code?: string }) =>
        answers.push(answer.code),
      );
      if (index % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      if (!hostile.socket.connected) break;
    }
    mine().drop(6, 20_000, 20_000);
    await gone;
    await honest.waitUntilSaved();
    expect(answers).toContain('too-fast');
    expect(honest.states).toEqual(['live']);
  });
});

describe('a connection', () => {
  it('that enters and leaves a namespace without end is refused as too fast', async () => {
    const { engine } = hostile.socket.io;
    let answered: (packet: string) => void = () => undefined;
    engine.on('data', (data: unknown) => {
      if (typeof data === 'string' && /^[04]\/room,/.test(data)) answered(data);
    });
    let refused = '';
    for (let round = 0; round < 300 && refused === ''; round += 1) {
      const answer = new Promise<string>((resolve) => {
        answered = resolve;
      });
      engine.write('0/room,');
      const packet = await answer;
      if (packet.startsWith('4')) refused = packet;
      else {
        engine.write('1/room,');
        // The answer proves that the server has seen the leave: entering before that would end the connection.
        await hostile.ask('leave', { board: 2 });
      }
    }
    expect(refused).toContain('too-fast');
  });

  it('is refused to strangers, other classes, other sites and pages of another version', async () => {
    const stranger = new ApiClient(server.origin);
    for (const namespace of [NAMESPACE.board, NAMESPACE.chat]) {
      expect(await new Hostile(stranger, testClass.id, namespace).connectResult()).toBe('not-member');
    }
    const other = await openClass(server.origin);
    expect(await new Hostile(other.teacher, testClass.id).connectResult()).toBe('not-member');
    expect(
      await new Hostile(testClass.teacher, testClass.id, NAMESPACE.board, 'http://evil.example').connectResult(),
    ).toBe('no connection');
    const old = io(`${server.origin}${NAMESPACE.board}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      query: { class: testClass.id },
      auth: { page: 1, version: 999 },
      extraHeaders: { cookie: testClass.teacher.cookie, origin: server.origin },
      forceNew: true,
      reconnection: false,
    });
    const data = await new Promise((resolve) =>
      old.once('connect_error', (error) => resolve('data' in error ? error.data : null)),
    );
    expect(data).toMatchObject({ code: 'other-version' });
  });

  it('to the list of classes shows no password, name, code or secret', async () => {
    const locked = await openClass(server.origin, {}, { title: 'Lions', password: 'open sesame', capacity: 7 });
    const list = io(`${server.origin}${NAMESPACE.openClasses}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      forceNew: true,
    });
    const received: unknown[] = [];
    list.onAny((...event: unknown[]) => received.push(event));
    const openClasses: { id: string; title: string; locked: boolean }[] = await new Promise((resolve) =>
      list.once('openClasses', resolve),
    );
    const secondClass = await openClass(server.origin, {}, { title: 'Tigers' });
    await expect.poll(() => JSON.stringify(received)).toContain('Tigers');
    list.disconnect();
    expect(openClasses.find(({ id }) => id === locked.id)).toMatchObject({
      title: 'Lions',
      locked: true,
      seats: 0,
      capacity: 7,
    });
    const text = JSON.stringify(received);
    for (const secret of [
      'open sesame',
      '$argon2',
      locked.code,
      locked.key,
      secondClass.code,
      secondClass.key,
      'Mallory',
      'Mina',
      locked.picture,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
