/** How an activity was played: over the real routes, from logs of students who play. */
import { expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { ActivityId } from '#shared/ids.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';

const server = await serverProcessPerFile();
const { join } = clientsOf(server);

/** The middle of the plane: there every piece is at home. */
const HOME = 32_768;

async function put(player: Player, piece: number, x: number, y: number): Promise<void> {
  const mirror = player.mirror ?? (await player.enter());
  mirror.take(piece);
  mirror.put(x, y);
  await player.waitUntilSaved();
}

/** Puts a piece where another one belongs. */
async function putAt(player: Player, piece: number, place: number): Promise<void> {
  const mirror = player.mirror ?? (await player.enter());
  const { homeX, homeY } = mirror.predicted.rules.puzzle;
  const away = (homes: Int32Array) => (homes[place] ?? 0) - (homes[piece] ?? 0);
  await put(player, piece, HOME + away(homeX), HOME + away(homeY));
}

async function latest({ id, teacher }: TestClass): Promise<ActivityId> {
  const { rows } = expectOk(await teacher.resultRows(id));
  const last = rows.at(-1);
  if (last === undefined) throw new Error('nobody has a board');
  return last.activityId;
}

async function insightOf(testClass: TestClass, activity: ActivityId): Promise<InsightView> {
  return expectOk(await testClass.teacher.insight(testClass.id, activity));
}

it('says what was tried, by whom, and on how many boards, and goes on as the logs grow', async () => {
  const testClass = await openClass(server.origin, { difficulty: 'easy' }, { title: '3B' });
  const mina = await join(testClass, 'Mina');
  const jun = await join(testClass, 'Jun');
  await join(testClass, 'Sora');
  const activity = await latest(testClass);
  expect(await insightOf(testClass, activity)).toMatchObject({ number: 1, isCurrent: true, boards: [], cuts: [] });

  await put(mina.player, 1, HOME, HOME);
  // Pieces are numbered row by row, four in a row: 12 in the place of 2 lies beside 1.
  for (let times = 0; times < 3; times += 1) await putAt(mina.player, 12, 2);
  const first = await insightOf(testClass, activity);
  expect(first.boards.map(({ seats, curve, of }) => [seats.map(({ name }) => name), curve.at(-1)?.done, of])).toEqual([
    [['Mina'], 1, 12],
  ]);
  expect(first.boards[0]?.efforts).toEqual([
    { who: 1, moves: 4, joins: 1, hints: 0, handMs: expect.any(Number) as number },
  ]);
  expect(first.cuts).toMatchObject([{ cut: 0, boards: 1, wrongPairs: [{ piece: 1, other: 12, times: 3, boards: 1 }] }]);
  const [minas] = first.boards;
  expect(first.cuts[0]?.pieces.find(({ piece }) => piece === 12)).toMatchObject({
    tries: 3,
    boards: 1,
    hardOn: 1,
    hardness: 'most',
    without: [minas?.board],
  });

  await put(jun.player, 12, HOME, HOME);
  await putAt(jun.player, 5, 2);
  await put(mina.player, 12, HOME, HOME);
  const second = await insightOf(testClass, activity);
  expect(second.boards.map(({ seats }) => seats[0]?.number)).toEqual([1, 2]);
  // It was in Jun's hand, too, and was not hard there.
  expect(second.cuts[0]?.pieces.find(({ piece }) => piece === 12)).toMatchObject({
    tries: 3,
    boards: 2,
    hardOn: 1,
    hardness: 'some',
    without: [],
  });

  await server.kill();
  await server.start();
  const { at: _, ...again } = await insightOf(testClass, activity);
  expect(again).toEqual({ ...second, at: undefined });
});

it('names nobody who was erased, and has no ranking at a shared board', async () => {
  const testClass = await openClass(server.origin, { difficulty: 'easy', mode: 'together' });
  const players = [];
  for (const name of ['Ara', 'Bomi', 'Chan', 'Dan']) players.push((await join(testClass, name)).player);
  const [ara, bomi, chan] = players;
  if (ara === undefined || bomi === undefined || chan === undefined) throw new Error('nobody came');
  await put(ara, 1, HOME, HOME);
  await put(bomi, 2, HOME, HOME);
  for (const piece of [3, 4, 5]) await put(chan, piece, HOME, HOME);
  const activity = await latest(testClass);
  for (const seat of [1, 3]) expectOk(await testClass.teacher.eraseSeat(testClass.id, seat));
  const [board] = (await insightOf(testClass, activity)).boards;
  expect(board?.seats.map(({ number }) => number)).toEqual([2, 4]);
  expect(board?.efforts.map(({ who, moves, joins }) => [who, moves, joins])).toEqual([
    [2, 1, 1],
    [4, 0, 0],
    ['erased', 4, 4],
  ]);
  const people = await testClass.teacher.insightTable(testClass.id, activity, '?table=people&language=en');
  const text = await people.text();
  expect(text).toContain('Bomi');
  expect(text).not.toMatch(/Ara|Chan/);
});

it('gives each table to spreadsheets, and refuses what there is not', async () => {
  const testClass = await openClass(server.origin, { difficulty: 'easy' }, { title: '3B' });
  const mina = await join(testClass, '=Mina');
  await put(mina.player, 1, HOME, HOME);
  await putAt(mina.player, 12, 2);
  const { id, teacher } = testClass;
  const activity = await latest(testClass);
  const tables: string[][] = [];
  for (const table of ['progress', 'pieces', 'pairs', 'waits', 'people']) {
    const response = await teacher.insightTable(id, activity, `?table=${table}&language=ko&offset=-540`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toMatch(/3B 20\d\d-\d\d-\d\d\.csv/);
    const lines = (await response.text()).split('\r\n').slice(0, -1);
    for (const line of lines)
      expect(line.split(','), `${table}: ${line}`).toHaveLength(lines[0]?.split(',').length ?? 0);
    tables.push(lines);
  }
  expect(tables.map((lines) => lines.length)).toEqual([2, 3, 2, 1, 2]);
  expect(tables[0]?.[1]).toMatch(/^1,'=Mina,8,/);
  expect(tables[2]?.[1]).toBe('12,1,13,17,12,88,83,1,1');
  for (const query of ['', '?table=ranking', '?table=pieces&offset=99999'])
    expect((await teacher.insightTable(id, activity, query)).status).toBe(400);
  expect(await teacher.insight(id, 'none' as ActivityId)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await mina.browser.insight(id, activity)).toMatchObject({ ok: false, code: 'not-teacher' });
  const other = await openClass(server.origin);
  expect(await other.teacher.insight(id, activity)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await other.teacher.insight(other.id, activity)).toMatchObject({ ok: false, code: 'not-found' });
});
