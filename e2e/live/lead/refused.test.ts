/** What is the teacher's alone is refused to everybody else, by every route and event: written down without anything of a child, and nothing changes. */
import { beforeEach, expect, it } from 'vitest';
import { Browser, expectOk } from '../../../bench/bots/browser.ts';
import { Player } from '../../../bench/bots/player.ts';
import { DoorAsks } from '../../../client/net/door.ts';
import { NAMESPACE, ROUTE } from '../../../shared/protocol/paths.ts';
import { openClass, samplePicture, student, type TestClass } from '../../fixtures/classroom.ts';
import { guests, processOfFile } from '../../fixtures/of-file.ts';

const server = await processOfFile();
let room: TestClass;
let teacher: Player;
const players = guests<Player>();

/** Where the server's log stood when the test began. */
let begin = 0;

beforeEach(async () => {
  begin = server.complained.length;
  room = await openClass(server.origin, { mode: 'each' });
  teacher = await attend(room.teacher);
});

function come(browser: Browser): Player {
  const player = new Player(browser, room.id);
  players.push(player);
  return player;
}

async function attend(browser: Browser): Promise<Player> {
  const player = come(browser);
  await player.until(() => player.view !== null, 'the class');
  return player;
}

async function join(name: string): Promise<{ readonly browser: Browser; readonly player: Player }> {
  const joined = await student(server.origin, room, name);
  players.push(joined.player);
  await joined.player.until(() => joined.player.view !== null, 'the class');
  return joined;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Every route of a class that is its teacher's, and those that are only hers who opened it. */
const HERS: readonly (readonly [Method, string, object?])[] = [
  ['POST', ROUTE.lesson, { finished: true }],
  ['GET', ROUTE.results],
  ['GET', ROUTE.seat],
  ['DELETE', ROUTE.seat],
  ['GET', ROUTE.rejoinCodes],
  ['GET', ROUTE.cards],
  ['POST', ROUTE.cards, {}],
  ['GET', ROUTE.origins],
  ['GET', ROUTE.pictures],
  ['POST', ROUTE.pictures],
  ['POST', ROUTE.sample, { sample: 'clock' }],
  ['POST', ROUTE.activities, { picture: 'p'.repeat(22), cuts: [{ columns: 2, rows: 2 }] }],
  ['DELETE', ROUTE.messages],
  ['DELETE', ROUTE.message],
  ['POST', ROUTE.messageApproval],
  ['PATCH', ROUTE.chat, { voice: 'all' }],
];
const OWNERS: typeof HERS = [
  ['POST', ROUTE.teacherKey, {}],
  ['POST', ROUTE.coKey, {}],
  ['DELETE', ROUTE.coKey],
  ['DELETE', ROUTE.classroom],
];

/** Asks for it as this browser; answers with the code of the refusal. */
async function ask(browser: Browser, [method, route, body]: (typeof HERS)[number]): Promise<unknown> {
  const path = route.replace(':classroom', room.id).replace(/:(seat|number)/, '1');
  const form = new FormData();
  const isUpload = route === ROUTE.pictures && method === 'POST';
  if (isUpload) form.set('picture', await samplePicture());
  const response = await fetch(server.origin + path, {
    method,
    headers: {
      cookie: browser.cookie,
      origin: server.origin,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(isUpload ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()).code;
}

interface Written {
  readonly refused: string;
  readonly method?: string;
  readonly route?: string;
  readonly at?: string;
}

/** What the server's log says of refusals, since the test began. */
function written(): Written[] {
  return server.complained
    .slice(begin)
    .split('\n')
    .filter((line) => line.includes('somebody asked for what is not theirs'))
    .map((line) => JSON.parse(line));
}

const routesOf = (lines: readonly Written[]) => lines.map(({ method, route }) => `${method} ${route}`).sort();

/** All that a teacher can see of her class, but for who is connected. */
async function whatStands(): Promise<unknown> {
  const again = await attend(room.teacher);
  const { view } = again;
  again.close();
  return {
    codes: expectOk(await room.teacher.rejoinCodes(room.id)).seats,
    door: { ...view?.door, teachers: 0, seats: view?.door?.seats.map(({ number, name }) => [number, name]) },
    boards: view?.boards.map(({ board, cut, members }) => [board, cut, members.length]),
    led: { ...view?.led, now: 0 },
    is: [view?.finished, view?.paused, view?.activity?.id],
  };
}

it('by HTTP: to a student, to a removed session, and the owner’s to a co-teacher', async () => {
  const [mina, jun] = [await join('Zebrafinch'), await join('Kingfisher')];
  await teacher.until(() => teacher.view?.seats === 2, 'both are in');
  const rejoin = mina.player.view?.you.role === 'student' ? mina.player.view.you.rejoin : '';
  const helper = new Browser(server.origin);
  expectOk(await helper.prove(room.id, expectOk(await room.teacher.makeCoKey(room.id)).key));
  expectOk(await new DoorAsks(teacher.link).remove(2, true));
  await jun.player.until(() => jun.player.why === 'removed-for-good', 'Jun is out');
  const before = await whatStands();
  expect(written()).toEqual([]);

  const all = [...HERS, ...OWNERS];
  for (const each of all) expect(await ask(mina.browser, each), String(each)).toBe('not-teacher');
  await expect.poll(() => routesOf(written())).toEqual(all.map(([method, route]) => `${method} ${route}`).sort());
  expect(new Set(written().map(({ refused }) => refused))).toEqual(new Set(['not-teacher']));

  for (const each of OWNERS) expect(await ask(helper, each), String(each)).toBe('owner-only');
  await expect.poll(() => written().filter(({ refused }) => refused === 'owner-only').length).toBe(OWNERS.length);

  for (const each of all) expect(await ask(jun.browser, each), String(each)).toBe('not-found');
  await expect.poll(() => written().filter(({ refused }) => refused === 'not-found').length).toBe(all.length);

  expect(await whatStands()).toEqual(before);
  for (const mark of ['Zebrafinch', 'Kingfisher', rejoin, room.id, room.code, room.key])
    expect(server.complained, mark).not.toContain(mark);
});

it('by sockets: the door’s and the board’s commands, another’s board, the wall, the projector, a removed session', async () => {
  const [mina, jun] = [await join('Zebrafinch'), await join('Kingfisher')];
  await teacher.until(() => teacher.view?.boards.length === 2, 'both are in');
  const { number } = await mina.player.enter();
  const before = await whatStands();
  const { link } = mina.player;
  const door = new DoorAsks(link);
  const asked = [
    door.setDoor('open'),
    door.setLocked(true),
    door.admit(null),
    door.turnAway(2),
    door.remove(2, true),
    door.liftBans(),
    door.rename(2, 'Rude'),
    door.extend(),
    link.pause(0, true),
    link.lead('lowerHand', { seat: 2 }),
    link.lead('timer', { ms: 60_000 }),
    link.lead('spotlight', { board: number, named: true }),
    link.lead('present', { what: 'boards', named: true }),
    link.lead('thresholds', { noJoin: 60, samePlace: 3, putBack: 3, idle: 60 }),
    link.lead('recut', { board: number, cut: 0 }),
    link.lead('toTeam', { board: number, member: 1, to: number }),
    link.lead('shuffleTeams', {}),
    link.lead('undoReset', { board: number }),
    link.showPiece([number], 5),
    link.reset(number),
    link.ask<object>((socket, ack) => socket.emit('takeOver', { board: number, piece: 5 }, ack)),
    link.ask<object>((socket, ack) => socket.emit('wall', { boards: [number] }, ack)),
  ];
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false, code: 'teacher-only' });
  await expect.poll(() => written().filter(({ refused }) => refused === 'teacher-only').length).toBe(asked.length);

  const theirs = jun.player.view?.you.role === 'student' ? (jun.player.view.you.board ?? 0) : 0;
  expect(await link.ask<object>((socket, ack) => socket.emit('enter', { board: theirs }, ack))).toMatchObject({
    code: 'no-board',
  });
  await expect.poll(() => written().filter(({ at }) => at === 'a board').length).toBe(1);

  const projector = link.beside<object>(NAMESPACE.present);
  const why = await new Promise((resolve) => {
    projector.on('connect_error', (error: Error & { data?: { code?: string } }) => resolve(error.data?.code));
    projector.connect();
  });
  expect(why).toBe('not-teacher');
  await expect.poll(() => written().some(({ at }) => at === 'the projector’s window')).toBe(true);
  expect(await whatStands()).toEqual(before);

  expectOk(await new DoorAsks(teacher.link).remove(2, true));
  await jun.player.until(() => jun.player.why === 'removed-for-good', 'Jun is out');
  const replay = come(jun.browser);
  await replay.until(() => replay.why === 'removed-for-good', 'the old session is turned away');
  await expect.poll(() => written().some(({ refused }) => refused === 'removed-for-good')).toBe(true);
  for (const mark of ['Zebrafinch', 'Kingfisher', room.id, room.code])
    expect(server.complained, mark).not.toContain(mark);
});
