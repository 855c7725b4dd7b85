/** Activities with cards to sort, over the real routes: bad boxes change nothing, and page, results and export agree on what is solved. */
import { expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { boardProgress } from '#shared/board/board.ts';
import { CENTRE } from '#shared/limits.ts';
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
  await expect.poll(percent).toMatchObject({ pieces: 5, percent: 80 });
  await putAtHomeOf(5, 5, 5);
  expect(mirror.isSolved).toBe(true);
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
