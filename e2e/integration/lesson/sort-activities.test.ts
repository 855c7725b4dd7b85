/** Activities with cards to sort, over the real routes: bad boxes change nothing, and page, results and export agree on what is solved. */
import { expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { boardProgress } from '#shared/board/board.ts';
import { CENTRE } from '#shared/limits.ts';
import type { OperationResult } from '#shared/protocol/answer.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';

const server = await inProcessServerPerFile();

const BOXES = [
  { name: 'Animals', cards: ['dog', 'bat'] },
  { name: 'Things that fly', cards: ['bat', 'kite'] },
];

it('makes no boxes of bad words, and keeps the present activity', async () => {
  const testClass = await openClass(server.origin);
  const sort = (boxes: { name: string; cards: string[] }[], extra: string[] = []) => ({
    layout: 'sort' as const,
    boxes,
    extra,
  });
  const many = Array.from({ length: 60 }, (_, index) => `${index}`);
  const bad: readonly [StartActivityRequest['cuts'][number], string][] = [
    [sort([{ name: 'one', cards: ['a', 'b'] }]), 'bad-cards'],
    [sort([...BOXES, { name: ' ', cards: ['c'] }]), 'bad-cards'],
    [sort(BOXES, ['']), 'bad-cards'],
    [sort(BOXES, many), 'bad-cards'],
    [sort(BOXES, [...many, 'one more']), 'bad-request'],
    [sort(many.slice(0, 13).map((name) => ({ name, cards: [name] }))), 'bad-request'],
    [sort([...BOXES, { name: 'a'.repeat(5_000), cards: [] }]), 'bad-request'],
  ];
  for (const [cut, code] of bad)
    expect(await testClass.teacher.startActivity(testClass.id, { cuts: [cut] })).toMatchObject({ ok: false, code });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  await player.enter();
  expect(player.view?.activity?.cuts[0]).toMatchObject({ columns: 4, rows: 3 });
  player.close();
});

it('tells a sort as solved on the student’s page and in the results alike, once what belongs nowhere lies there', async () => {
  const testClass = await openClass(server.origin);
  const cuts = [{ layout: 'sort' as const, boxes: BOXES, extra: ['stone'] }];
  expectOk(await testClass.teacher.startActivity(testClass.id, { cuts }));
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const mirror = await player.enter();
  const { homeX, homeY } = mirror.rules.puzzle;
  const putAtHomeOf = async (card: number, other: number, done: number) => {
    const x = CENTRE + (homeX[other] ?? 0) - (homeX[card] ?? 0);
    mirror.drop(card, x, CENTRE + (homeY[other] ?? 0) - (homeY[card] ?? 0));
    await player.waitUntil(() => boardProgress(mirror.confirmed).done === done, `card ${card} in the box of ${other}`);
  };
  const percent = async () => {
    const { rows } = expectOk(await testClass.teacher.resultRows(testClass.id));
    return rows.find(({ name }) => name === 'Mina');
  };
  // Each bat into the other one's box.
  await putAtHomeOf(2, 3, 1);
  await putAtHomeOf(2, 2, 2);
  await putAtHomeOf(1, 1, 3);
  await putAtHomeOf(4, 4, 4);
  expect(mirror.isSolved).toBe(false);
  await expect.poll(percent).toMatchObject({ kind: 'cards', pieces: 5, percent: 80 });
  await putAtHomeOf(5, 5, 5);
  // Solved is what is durable.
  await player.waitUntil(() => mirror.isSolved, 'solved');
  await expect.poll(percent).toMatchObject({ pieces: 5, percent: 100 });
  player.close();
});

it('never tells what is right, in no layout: no card stays, no hint is given, and results count what lies in places', async () => {
  const groups = [['one'], ['two'], ['three']];
  const layouts = [
    { layout: 'order' as const, groups, feedback: 'never' as const },
    { layout: 'sort' as const, boxes: BOXES, extra: [], feedback: 'never' as const },
  ];
  for (const cut of layouts) {
    const testClass = await openClass(server.origin);
    expectOk(await testClass.teacher.startActivity(testClass.id, { cuts: [cut], hints: true }));
    const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
    const mirror = await player.enter();
    expect(mirror.rules.hints).toBe(false);
    const { pieces } = mirror.rules.puzzle;
    for (let card = 1; card <= pieces; card += 1) {
      // Its middle lies at home: there it would stay at once.
      mirror.drop(card, CENTRE, CENTRE);
      await player.waitUntil(() => boardProgress(mirror.confirmed).done === card, `card ${card} in its place`);
    }
    expect([mirror.isSolved, mirror.confirmed.groups.size]).toEqual([false, pieces + 1]);
    const percent = async () => {
      const { rows } = expectOk(await testClass.teacher.resultRows(testClass.id));
      return rows.find(({ name }) => name === 'Mina');
    };
    await expect.poll(percent).toMatchObject({ pieces, percent: 100 });
    player.close();
  }
});

// Proves I15, I18, I31.
it('tells what is right when a player asks, to all at the board; locks, marks and the end outlive a restart, and elsewhere it is refused', async () => {
  const testClass = await openClass(server.origin, { mode: 'together' });
  const groups = [['one'], ['two'], ['three']];
  const asked = { layout: 'order' as const, groups, feedback: 'when-asked' as const };
  expectOk(await testClass.teacher.startActivity(testClass.id, { cuts: [asked], mode: 'together', hints: true }));
  const { player: mina } = await joinAsStudent(server.origin, testClass, 'Mina');
  const { player: jun } = await joinAsStudent(server.origin, testClass, 'Jun');
  const mirror = await mina.enter();
  const other = await jun.enter();
  expect(mirror.rules.hints).toBe(false);
  const { homeX, homeY } = mirror.rules.puzzle;
  const put = (card: number, place: number) => {
    const [x, y] = [(homeX[place] ?? 0) - (homeX[card] ?? 0), (homeY[place] ?? 0) - (homeY[card] ?? 0)];
    mirror.drop(card, CENTRE + x, CENTRE + y);
  };
  for (const [card, place] of [
    [1, 1],
    [2, 3],
    [3, 2],
  ] as const)
    put(card, place);
  mirror.check();
  await mina.waitUntilSaved();
  await jun.waitUntil(() => jun.checks.length > 0, 'what was found');
  expect(jun.checks).toEqual(mina.checks);
  expect(jun.checks).toMatchObject([{ right: 1, wrong: [2, 3] }]);
  await jun.waitUntil(() => other.confirmed.wrongPieces.size === 2, 'the marks');
  for (const each of [mina, jun]) each.close();

  await server.stop();
  await server.start();
  const { player: returned } = await joinAsStudent(server.origin, testClass, 'Sora');
  const again = await returned.enter();
  expect([...again.confirmed.wrongPieces]).toEqual([2, 3]);
  expect(again.confirmed.groups.has(1)).toBe(false);
  const { link } = returned;
  const check = (counter: number) =>
    link.request<OperationResult>((socket, ack) => socket.emit('check', { board: again.number, counter }, ack));
  const badCheck = { board: again.number, counter: 0 };
  expect(await link.request((socket, ack) => socket.emit('check', badCheck, ack))).toMatchObject({
    code: 'bad-request',
  });
  for (const card of [2, 3]) again.drop(card, CENTRE, CENTRE);
  again.check();
  await returned.waitUntil(() => again.isSolved, 'the end');
  const codes: string[] = [];
  for (let counter = 100; counter < 108; counter += 1) {
    const answer = await check(counter);
    codes.push(answer.ok ? 'ok' : answer.code);
  }
  expect(codes).toContain('too-fast');

  const never = { ...asked, feedback: 'never' as const };
  expectOk(await testClass.teacher.startActivity(testClass.id, { cuts: [never], mode: 'together' }));
  await returned.waitUntil(
    () => returned.view?.activity?.cuts[0]?.seed !== again.rules.puzzle.spec.seed,
    'the next one',
  );
  const next = await returned.enter();
  next.check();
  await returned.waitUntil(() => returned.refusals.some(({ failure: { code } }) => code === 'no-check'), 'the refusal');
  expect(next.confirmed.wrongPieces.size).toBe(0);
  returned.close();
});
