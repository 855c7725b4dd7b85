/** Opening classes and starting activities, over the real routes. */
import { expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { CARD_LETTERS_MAX, CARDS_MAX, CENTRE } from '#shared/limits.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';

const server = await inProcessServerPerFile();

it('refuses an impossible cut and keeps the present activity', async () => {
  const testClass = await openClass(server.origin);
  for (const cut of [
    { columns: 200, rows: 200 },
    { columns: 1, rows: 1 },
    { columns: 200, rows: 1 },
  ]) {
    expect(
      await testClass.teacher.startActivity(testClass.id, { picture: testClass.picture, cuts: [cut] }),
    ).toMatchObject({
      ok: false,
      code: 'bad-cut',
    });
  }
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  await player.enter();
  expect(player.view?.activity?.cuts[0]).toMatchObject({ columns: 4, rows: 3 });
  player.close();
});

it('makes no cards of bad words, and keeps the present activity', async () => {
  const testClass = await openClass(server.origin);
  const many = Array.from({ length: CARDS_MAX + 1 }, (_, index) => [`${index}`]);
  const bad: readonly StartActivityRequest['cuts'][number][] = [
    { layout: 'order', groups: [['only one']] },
    { layout: 'order', groups: [['one'], [' ']] },
    { layout: 'order', groups: [['one'], ['a'.repeat(CARD_LETTERS_MAX + 1)]] },
    {
      layout: 'match',
      pairs: [
        ['cat', 'gato'],
        ['', 'perro'],
      ],
    },
  ];
  for (const cut of bad)
    expect(await testClass.teacher.startActivity(testClass.id, { cuts: [cut] })).toMatchObject({ code: 'bad-cards' });
  const tooLarge: readonly StartActivityRequest['cuts'][number][] = [
    { layout: 'order', groups: many },
    { layout: 'order', groups: [['one'], ['a'.repeat(5_000)]] },
    { layout: 'match', pairs: [['cat', 'gato'], ['dog']] },
  ];
  for (const cut of tooLarge)
    expect(await testClass.teacher.startActivity(testClass.id, { cuts: [cut] })).toMatchObject({ code: 'bad-request' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  await player.enter();
  expect(player.view?.activity?.cuts[0]).toMatchObject({ columns: 4, rows: 3 });
  player.close();
});

it('tells a set of cards as solved on the student’s page and in the log alike', async () => {
  const testClass = await openClass(server.origin);
  const pairs = [
    ['bread', 'and'],
    ['salt', 'and'],
    ['at the end', 'pepper'],
  ];
  expectOk(await testClass.teacher.startActivity(testClass.id, { cuts: [{ layout: 'match', pairs }], turns: true }));
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const mirror = await player.enter();
  expect(player.view?.activity).toMatchObject({ picture: null, turns: false });
  // Each equal card into the other one's place.
  for (const [card, place] of [
    [1, 2],
    [1, 1],
    [3, 3],
  ] as const) {
    const { homeX, homeY } = mirror.rules.puzzle;
    const x = CENTRE + (homeX[place] ?? 0) - (homeX[card] ?? 0);
    mirror.drop(card, x, CENTRE + (homeY[place] ?? 0) - (homeY[card] ?? 0));
  }
  await player.waitUntil(() => mirror.isSolved, 'the solved set');
  player.close();
  const { rows } = expectOk(await testClass.teacher.resultRows(testClass.id));
  expect(rows.find(({ name }) => name === 'Mina')).toMatchObject({ pieces: 3, percent: 100 });
});

it('gives no seat to a teacher who joins with the code of their own class', async () => {
  const testClass = await openClass(server.origin);
  expectOk(await testClass.teacher.join({ code: testClass.code, name: 'Me' }));
  const teacher = new Player(testClass.teacher, testClass.id);
  await teacher.waitUntil(() => teacher.view !== null, 'the class');
  expect(teacher.view).toMatchObject({ seats: 0, you: { role: 'teacher' } });
  teacher.close();
});

it('opens a class with a password to those who know it, and looks like no class to those who guess', async () => {
  const testClass = await openClass(server.origin, {}, { password: 'open sesame' });
  const guest = new ApiClient(server.origin);
  expect(await guest.join({ code: testClass.code, name: 'Mina' })).toMatchObject({ code: 'password-needed' });
  expect(await guest.join({ code: testClass.code, name: 'Mina', password: 'wrong' })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await guest.join({ code: '999999', name: 'Mina', password: 'wrong' })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await guest.join({ code: testClass.code, name: 'Mina', password: 'open sesame' })).toMatchObject({ ok: true });
});

it('gives every seat a new board with the next activity; the old ones keep their numbers', async () => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const first = await player.enter();
  expectOk(
    await testClass.teacher.startActivity(testClass.id, {
      picture: testClass.picture,
      cuts: [{ columns: 2, rows: 2 }],
      mode: 'together',
    }),
  );
  await player.waitUntil(
    () => player.view?.you.role === 'student' && player.view.you.board !== first.number,
    'a new board',
  );
  const second = await player.enter();
  expect(second.number).toBeGreaterThan(first.number);
  expect(second.rules.puzzle.pieces).toBe(4);
  player.close();
});

it('tells each browser of its classes with picture, day and students, for teacher and student alike', async () => {
  const begin = Date.now();
  const testClass = await openClass(server.origin, {}, { title: '3B' });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const ofClass = { id: testClass.id, title: '3B', picture: testClass.picture, seats: 1 };
  for (const [who, role] of [
    [testClass.teacher, 'teacher'],
    [browser, 'student'],
  ] as const) {
    const [mine] = await who.myClassrooms();
    expect(mine).toMatchObject({ ...ofClass, role });
    expect(mine?.openedAt).toBeGreaterThanOrEqual(begin);
    expect(mine?.openedAt).toBeLessThanOrEqual(Date.now());
  }
  player.close();
});

it('tells newcomers how many digits codes have, and at once when a new class has more', async () => {
  const visitor = new ApiClient(server.origin);
  for (let index = 0; index < 8; index += 1) {
    const { code } = await openClass(server.origin);
    const [fewest, most] = await visitor.codeDigits();
    expect(fewest).toBeLessThanOrEqual(code.length);
    expect(most).toBeGreaterThanOrEqual(code.length);
  }
  // The first classes have six digits; among so many a new one has more.
  expect(await visitor.codeDigits()).toEqual([6, 7]);
});
