/** A student who has solved their board plays on with more pieces, over real sockets: once however often they ask, and never on another's board. */
import { expect, it } from 'vitest';
import { type ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { CENTRE } from '#shared/limits.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { pieceCount } from '#shared/puzzle/kinds/registry.ts';

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

async function join(testClass: TestClass, name: string): Promise<{ browser: ApiClient; player: Player }> {
  const joined = await joinAsStudent(server.origin, testClass, name);
  players.push(joined.player);
  return joined;
}

/** Puts every piece in its place. */
async function solve(player: Player): Promise<void> {
  const board = await player.enter();
  for (let piece = 1; piece <= board.rules.puzzle.pieces; piece += 1) board.drop(piece, CENTRE, CENTRE);
  await player.waitUntil(() => board.isSolved, 'the solved board', 30_000);
}

const FIRST: Partial<StartActivityRequest> = { cuts: [{ columns: 3, rows: 2 }], difficulty: 'easy' };

it('makes one board of the next size and moves the seat there; a second student gets the same cut', async () => {
  const testClass = await openClass(server.origin, { ...FIRST, mode: 'each' });
  const { player: mina } = await join(testClass, 'Mina');
  const first = (await mina.enter()).number;
  expect(await mina.link.nextPuzzle(first)).toMatchObject({ ok: false, code: 'unsolved' });
  await solve(mina);
  const [answer, repeated] = await Promise.all([mina.link.nextPuzzle(first), mina.link.nextPuzzle(first)]);
  expect(answer).toMatchObject({ ok: true });
  expect(repeated).toEqual(answer);
  await mina.waitUntil(() => mina.view?.boards[0]?.board !== first, 'Mina’s next board in the view');
  const second = await mina.enter(answer.ok ? answer.board : 0);
  expect(second.number).toBeGreaterThan(first);
  expect(second.rules.puzzle.pieces).toBe(12);
  expect(mina.view?.boards.map(({ board }) => board)).toEqual([second.number]);
  expect(mina.view?.activity?.cuts.map(pieceCount)).toEqual([6, 12]);
  expect(await mina.link.nextPuzzle(first)).toEqual(answer);

  const { player: jun } = await join(testClass, 'Jun');
  await solve(jun);
  const junsBoard = (await jun.enter()).number;
  const next = await jun.link.nextPuzzle(junsBoard);
  expect(next).toMatchObject({ ok: true });
  await jun.waitUntil(() => jun.view?.boards[0]?.board !== junsBoard, 'Jun’s next board in the view');
  expect(jun.view?.activity?.cuts).toHaveLength(2);
  expect(jun.view?.boards[0]?.cut).toBe(1);
});

it('takes the next larger cut of the activity, over a restart', async () => {
  const cuts = [
    { columns: 3, rows: 2 },
    { columns: 6, rows: 4 },
    { columns: 4, rows: 3 },
  ];
  const testClass = await openClass(server.origin, { cuts, difficulty: 'easy', mode: 'each' });
  const { browser, player: mina } = await join(testClass, 'Mina');
  await solve(mina);
  const answer = await mina.link.nextPuzzle((await mina.enter()).number);
  // Of two pages of one student the later to connect plays: this one would connect again.
  mina.close();
  await server.kill();
  await server.start();
  const returned = new Player(browser, testClass.id);
  players.push(returned);
  const board = await returned.enter();
  expect({ ok: true, board: board.number }).toEqual(answer);
  expect(board.rules.puzzle.pieces).toBe(12);
});

it('refuses other people’s boards and shared boards', async () => {
  const testClass = await openClass(server.origin, { ...FIRST, mode: 'each' });
  const { player: mina } = await join(testClass, 'Mina');
  const { player: jun } = await join(testClass, 'Jun');
  await solve(mina);
  await jun.enter();
  const minasBoard = (await mina.enter()).number;
  expect(await jun.link.nextPuzzle(minasBoard)).toMatchObject({ ok: false, code: 'no-board' });
  const teacher = new Player(testClass.teacher, testClass.id);
  players.push(teacher);
  await teacher.enter(minasBoard);
  expect(await teacher.link.nextPuzzle(minasBoard)).toMatchObject({ ok: false, code: 'bad-request' });

  const shared = await openClass(server.origin, { ...FIRST, mode: 'together' });
  const { player: sora } = await join(shared, 'Sora');
  await solve(sora);
  expect(await sora.link.nextPuzzle((await sora.enter()).number)).toMatchObject({ ok: false, code: 'no-board' });
});

it('shows a solved board afterwards to its student alone, also of an earlier picture', async () => {
  const testClass = await openClass(server.origin, { ...FIRST, mode: 'each' });
  const { player: mina } = await join(testClass, 'Mina');
  const { player: jun } = await join(testClass, 'Jun');
  await solve(mina);
  const first = (await mina.enter()).number;
  const next = await mina.link.nextPuzzle(first);
  await mina.waitUntil(() => mina.view?.boards[0]?.board !== first, 'Mina’s next board in the view');
  const earlierOf = async (player: Player) => {
    const answer = await player.link.earlierBoards();
    return answer.ok ? answer.activities.map(({ boards }) => boards.map(({ board }) => board)) : answer.code;
  };
  expect(await earlierOf(mina)).toEqual([[first]]);
  expect(await earlierOf(jun)).toEqual([]);

  // After another activity both have earlier boards, each their own.
  const junsBoard = (await jun.enter()).number;
  expectOk(
    await testClass.teacher.startActivity(testClass.id, {
      picture: testClass.picture,
      cuts: [{ columns: 2, rows: 2 }],
      mode: 'each',
    }),
  );
  await mina.waitUntil(() => mina.view?.boards[0]?.board !== (next.ok ? next.board : 0), 'another board in the view');
  expect(await earlierOf(mina)).toEqual([[first, next.ok ? next.board : 0]]);
  expect(await earlierOf(jun)).toEqual([[junsBoard]]);
  const enterBoard = (player: Player, board: number) =>
    player.link.request<NoResult>((socket, ack) => socket.emit('enter', { board }, ack));
  expectOk(await enterBoard(mina, first));
  expect(await enterBoard(jun, first)).toMatchObject({ ok: false, code: 'no-board' });
});
