/** Every teacher-only route and event is refused to everybody else, changes nothing, and is logged without a student's data. */
import { beforeEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, samplePicture, type TestClass } from '#e2e/fixtures/test-class.ts';
import { NAMESPACE, ROUTE } from '#shared/protocol/paths.ts';

const server = await serverProcessPerFile();
let testClass: TestClass;
let teacher: Player;
const players = closedAfterEach<Player>();

/** Where the server's log stood when the test began. */
let begin = 0;

beforeEach(async () => {
  begin = server.stderrText.length;
  testClass = await openClass(server.origin, { mode: 'each' });
  teacher = await connectAndWait(testClass.teacher);
});

function connect(browser: ApiClient): Player {
  const player = new Player(browser, testClass.id);
  players.push(player);
  return player;
}

async function connectAndWait(browser: ApiClient): Promise<Player> {
  const player = connect(browser);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

async function join(name: string): Promise<{ readonly browser: ApiClient; readonly player: Player }> {
  const joined = await joinAsStudent(server.origin, testClass, name);
  players.push(joined.player);
  await joined.player.waitUntil(() => joined.player.view !== null, 'the class');
  return joined;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Every route of a class for its teachers alone; below, those for its owner alone. */
const TEACHER_ONLY: readonly (readonly [Method, string, object?])[] = [
  ['POST', ROUTE.lesson, { finished: true }],
  ['GET', ROUTE.results],
  ['GET', ROUTE.resultRows],
  ['GET', ROUTE.insight],
  ['GET', ROUTE.insightTable],
  ['GET', ROUTE.seat],
  ['DELETE', ROUTE.seat],
  ['GET', ROUTE.rejoinCodes],
  ['GET', ROUTE.cards],
  ['POST', ROUTE.cards, {}],
  ['GET', ROUTE.origins],
  ['GET', ROUTE.pictures],
  ['GET', ROUTE.activities],
  ['POST', ROUTE.pictures],
  ['POST', ROUTE.sample, { sample: 'clock' }],
  ['POST', ROUTE.activities, { picture: 'p'.repeat(22), cuts: [{ columns: 2, rows: 2 }] }],
  ['POST', ROUTE.continuations, { board: 1, frame: 1, to: 'all' }],
  ['DELETE', ROUTE.messages],
  ['DELETE', ROUTE.message],
  ['POST', ROUTE.messageApproval],
  ['PATCH', ROUTE.chat, { voice: 'all' }],
];
const OWNER_ONLY: typeof TEACHER_ONLY = [
  ['POST', ROUTE.teacherKey, {}],
  ['POST', ROUTE.coTeacherKey, {}],
  ['DELETE', ROUTE.coTeacherKey],
  ['DELETE', ROUTE.classroom],
];

/** Sends the request as this browser; answers with the code of the refusal. */
async function ask(browser: ApiClient, [method, route, body]: (typeof TEACHER_ONLY)[number]): Promise<unknown> {
  const path = route.replace(':classroom', testClass.id).replace(/:(seat|number)/, '1');
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

interface LoggedLine {
  readonly refused: string;
  readonly method?: string;
  readonly route?: string;
  readonly at?: string;
}

/** The refusals in the server's log since the test began. */
function loggedLines(): LoggedLine[] {
  return server.stderrText
    .slice(begin)
    .split('\n')
    .filter((line) => line.includes('an unauthorized request was refused'))
    .map((line) => JSON.parse(line));
}

const routesOf = (lines: readonly LoggedLine[]) => lines.map(({ method, route }) => `${method} ${route}`).sort();

/** Everything that a teacher can see of the class, except who is connected. */
async function classState(): Promise<unknown> {
  const secondTeacher = await connectAndWait(testClass.teacher);
  const { view } = secondTeacher;
  secondTeacher.close();
  return {
    codes: expectOk(await testClass.teacher.rejoinCodes(testClass.id)).seats,
    admission: {
      ...view?.admission,
      teachers: 0,
      seats: view?.admission?.seats.map(({ number, name }) => [number, name]),
    },
    boards: view?.boards.map(({ board, cut, members }) => [board, cut, members.length]),
    controls: { ...view?.controls, now: 0 },
    is: [view?.finished, view?.paused, view?.title, view?.activity],
  };
}

it('refuses HTTP requests of a student, of a removed session, and owner’s requests of a co-teacher', async () => {
  const [mina, jun] = [await join('Zebrafinch'), await join('Kingfisher')];
  await teacher.waitUntil(() => teacher.view?.seats === 2, 'both joined');
  const rejoin = mina.player.view?.you.role === 'student' ? mina.player.view.you.rejoin : '';
  const helper = new ApiClient(server.origin);
  expectOk(
    await helper.showTeacherKey(testClass.id, expectOk(await testClass.teacher.makeCoTeacherKey(testClass.id)).key),
  );
  expectOk(await new AdmissionApi(teacher.link).remove(2, true));
  await jun.player.waitUntil(() => jun.player.endReason === 'removed-for-good', 'Jun removed');
  const before = await classState();
  expect(loggedLines()).toEqual([]);

  const all = [...TEACHER_ONLY, ...OWNER_ONLY];
  for (const each of all) expect(await ask(mina.browser, each), String(each)).toBe('not-teacher');
  await expect.poll(() => routesOf(loggedLines())).toEqual(all.map(([method, route]) => `${method} ${route}`).sort());
  expect(new Set(loggedLines().map(({ refused }) => refused))).toEqual(new Set(['not-teacher']));

  for (const each of OWNER_ONLY) expect(await ask(helper, each), String(each)).toBe('owner-only');
  await expect
    .poll(() => loggedLines().filter(({ refused }) => refused === 'owner-only').length)
    .toBe(OWNER_ONLY.length);

  for (const each of all) expect(await ask(jun.browser, each), String(each)).toBe('not-found');
  await expect.poll(() => loggedLines().filter(({ refused }) => refused === 'not-found').length).toBe(all.length);

  expect(await classState()).toEqual(before);
  for (const mark of ['Zebrafinch', 'Kingfisher', rejoin, testClass.id, testClass.code, testClass.key])
    expect(server.stderrText, mark).not.toContain(mark);
});

// Proves I32.
it('refuses socket events of a student: admission, controls, foreign boards, the wall, the projector; and a removed session', async () => {
  const [mina, jun] = [await join('Zebrafinch'), await join('Kingfisher')];
  await teacher.waitUntil(() => teacher.view?.boards.length === 2, 'both joined');
  const { number } = await mina.player.enter();
  const before = await classState();
  const { link } = mina.player;
  const admission = new AdmissionApi(link);
  const requests = [
    admission.setMode('open'),
    admission.setLocked(true),
    admission.admit(null),
    admission.decline(2),
    admission.remove(2, true),
    admission.liftBans(),
    admission.rename(2, 'Rude'),
    admission.extendRetention(),
    link.setPaused(0, true),
    link.control('lowerHand', { seat: 2 }),
    link.control('timer', { ms: 60_000 }),
    link.control('spotlight', { board: number, named: true }),
    link.control('present', { what: 'boards', named: true }),
    link.control('thresholds', { noJoin: 60, samePlace: 3, putBack: 3, idle: 60 }),
    link.control('sounds', { allowed: true }),
    link.control('feast', { figures: true }),
    link.control('settings', { title: 'Mine', naming: 'nicknames', difficulty: 'easy', hints: false }),
    link.control('recut', { board: number, cut: 0 }),
    link.control('toTeam', { board: number, member: 1, to: number }),
    link.control('shuffleTeams', {}),
    link.control('undoReset', { board: number }),
    link.control('undoReset', { boards: [number] }),
    link.control('withdrawActivity', {}),
    link.control('collectMoment', { board: number }),
    link.control('noteMoment', { moment: 1, note: 'Mine' }),
    link.control('moveMoment', { moment: 1, place: 0 }),
    link.control('removeMoment', { moment: 1 }),
    link.control('showMoments', { moments: [1], named: true }),
    link.showPiece([number], 5),
    link.resetBoard(number),
    link.request<object>((socket, ack) => socket.emit('takeOver', { board: number, piece: 5 }, ack)),
    link.request<object>((socket, ack) => socket.emit('wall', { boards: [number] }, ack)),
  ];
  for (const answer of await Promise.all(requests)) expect(answer).toMatchObject({ ok: false, code: 'teacher-only' });
  await expect
    .poll(() => loggedLines().filter(({ refused }) => refused === 'teacher-only').length)
    .toBe(requests.length);

  const theirs = jun.player.view?.you.role === 'student' ? (jun.player.view.you.board ?? 0) : 0;
  expect(await link.request<object>((socket, ack) => socket.emit('enter', { board: theirs }, ack))).toMatchObject({
    code: 'no-board',
  });
  await expect.poll(() => loggedLines().filter(({ at }) => at === 'a board').length).toBe(1);

  const projector = link.openNamespace<object>(NAMESPACE.present);
  const why = await new Promise((resolve) => {
    projector.on('connect_error', (error: Error & { data?: { code?: string } }) => resolve(error.data?.code));
    projector.connect();
  });
  expect(why).toBe('not-teacher');
  await expect.poll(() => loggedLines().some(({ at }) => at === 'the projector’s window')).toBe(true);
  expect(await classState()).toEqual(before);

  expectOk(await new AdmissionApi(teacher.link).remove(2, true));
  await jun.player.waitUntil(() => jun.player.endReason === 'removed-for-good', 'Jun removed');
  const replay = connect(jun.browser);
  await replay.waitUntil(() => replay.endReason === 'removed-for-good', 'the refusal of the old session');
  await expect.poll(() => loggedLines().some(({ refused }) => refused === 'removed-for-good')).toBe(true);
  for (const mark of ['Zebrafinch', 'Kingfisher', testClass.id, testClass.code])
    expect(server.stderrText, mark).not.toContain(mark);
});
