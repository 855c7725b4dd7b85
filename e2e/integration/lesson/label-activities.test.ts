/** Activities with labels on a photo or cards with pictures, over the real routes: bad ones change nothing, and the photo goes with its class. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { phonePhoto } from '#e2e/fixtures/test-images.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { PictureId } from '#shared/ids.ts';
import { CARD_LETTERS_MAX, CARDS_MAX, CENTRE } from '#shared/limits.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';

const server = await serverProcessPerFile();

type Labels = Extract<StartActivityRequest['cuts'][number], { readonly layout: 'label' }>['labels'];

const LABELS: Labels = [
  { words: 'Zinnkraut', x: 2_000, y: 2_000, name: 'the green one' },
  { words: 'hill', x: 8_000, y: 2_000 },
  { words: 'hill', x: 2_000, y: 8_000 },
];

async function pictureFiles(): Promise<string[]> {
  const files = await readdir(join(server.folder, 'pictures'), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

it('is played on a photo, which says no more where it was taken, and is deleted with its class', async () => {
  const testClass = await openClass(server.origin);
  const before = await pictureFiles();
  const photo = new Blob([new Uint8Array(await phonePhoto(480, 640))], { type: 'image/jpeg' });
  const { id: picture } = expectOk(await testClass.teacher.upload(testClass.id, photo));
  const stored = (await pictureFiles()).filter((file) => !before.includes(file));
  expect(stored.length).toBeGreaterThan(0);
  for (const file of stored) {
    expect((await sharp(await readFile(file)).metadata()).exif).toBeUndefined();
  }
  const cuts = [{ layout: 'label' as const, labels: LABELS, seed: 4 }];
  expectOk(await testClass.teacher.startActivity(testClass.id, { picture, cuts, turns: true }));

  const { player, browser } = await joinAsStudent(server.origin, testClass, 'Mina');
  const mirror = await player.enter();
  expect(player.view?.activity).toMatchObject({ picture, turns: false });
  expect(player.view?.activity?.cuts[0]).toMatchObject({
    kind: 'cards',
    layout: 'label',
    width: 16_384,
    height: 12_288,
  });
  const { puzzle } = mirror.rules;
  expect(puzzle.placeOf(1).name).toMatchObject({ words: { en: 'the green one' } });
  expect(puzzle.placeOf(2).name).toMatchObject({ words: { ko: '오른쪽 위', en: 'Top right' } });
  // A label on the place of an equal one: that one stays, and the dropped one goes beside the photo.
  for (const [label, place] of [
    [1, 1],
    [2, 3],
    [2, 2],
  ] as const) {
    const { homeX, homeY } = puzzle;
    const x = CENTRE + (homeX[place] ?? 0) - (homeX[label] ?? 0);
    mirror.drop(label, x, CENTRE + (homeY[place] ?? 0) - (homeY[label] ?? 0));
  }
  await player.waitUntil(() => mirror.isSolved, 'the solved photo');
  const { rows } = expectOk(await testClass.teacher.resultRows(testClass.id));
  expect(rows.find(({ name }) => name === 'Mina')).toMatchObject({ pieces: 3, percent: 100 });
  player.close();
  expect((await browser.picture(testClass.id, picture)).status).toBe(200);

  expectOk(await testClass.teacher.remove(testClass.id));
  const left = await pictureFiles();
  expect(stored.filter((file) => left.includes(file))).toEqual([]);
});

it('makes no labels of bad requests, and keeps the present activity', async () => {
  const testClass = await openClass(server.origin);
  const { picture } = testClass;
  const start = (labels: Labels, photo: PictureId | null = picture) =>
    testClass.teacher.startActivity(testClass.id, {
      ...(photo === null ? {} : { picture: photo }),
      cuts: [{ layout: 'label', labels }],
    });
  const [one = { words: 'one', x: 0, y: 0 }] = LABELS;
  expect(await start([one])).toMatchObject({ code: 'bad-cards' });
  expect(await start([one, { ...one, words: ' ' }])).toMatchObject({ code: 'bad-cards' });
  expect(await start([one, { ...one, words: 'a'.repeat(CARD_LETTERS_MAX + 1) }])).toMatchObject({ code: 'bad-cards' });
  expect(await start(LABELS, null)).toMatchObject({ code: 'bad-cards' });
  expect(await start(LABELS, 'nothing' as PictureId)).toMatchObject({ ok: false });
  const late = {
    layout: 'label',
    labels: LABELS,
    feedback: 'later',
  } as unknown as StartActivityRequest['cuts'][number];
  const answer = await testClass.teacher.startActivity(testClass.id, { picture, cuts: [late] });
  expect(answer).toMatchObject({ code: 'bad-request' });
  const malformed: readonly Labels[] = [
    [],
    Array.from({ length: CARDS_MAX + 1 }, () => one),
    [one, { ...one, x: 10_001 }],
    [one, { ...one, y: -1 }],
    [one, { ...one, words: 'a'.repeat(5_000) }],
  ];
  for (const labels of malformed) expect(await start(labels)).toMatchObject({ code: 'bad-request' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  await player.enter();
  expect(player.view?.activity?.cuts[0]).toMatchObject({ columns: 4, rows: 3 });
  player.close();
});

it.each(['when-asked', 'never'] as const)(
  'tells which labels are right %s: none stays where it is put, no hint is given, and results count what lies in places',
  async (feedback) => {
    const testClass = await openClass(server.origin);
    const { picture } = testClass;
    const cuts = [{ layout: 'label' as const, labels: LABELS, feedback }];
    expectOk(await testClass.teacher.startActivity(testClass.id, { picture, cuts, hints: true }));
    const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
    const mirror = await player.enter();
    expect(mirror.rules.hints).toBe(false);
    const { homeX, homeY } = mirror.rules.puzzle;
    // Each of the hills in the other one's place.
    for (const [label, place] of [
      [1, 1],
      [2, 3],
      [3, 2],
    ] as const) {
      const x = CENTRE + (homeX[place] ?? 0) - (homeX[label] ?? 0);
      mirror.drop(label, x, CENTRE + (homeY[place] ?? 0) - (homeY[label] ?? 0));
    }
    await player.waitUntil(() => boardProgress(mirror.confirmed).done === LABELS.length, 'all labels in places');
    expect([mirror.isSolved, mirror.confirmed.groups.size]).toEqual([false, LABELS.length + 1]);
    const result = async () =>
      expectOk(await testClass.teacher.resultRows(testClass.id)).rows.find(({ name }) => name === 'Mina');
    await expect.poll(result).toMatchObject({ pieces: 3, percent: 100 });
    mirror.check();
    if (feedback === 'when-asked') {
      await player.waitUntil(() => mirror.isSolved, 'the end');
      expect(player.checks).toMatchObject([{ right: 3, wrong: [] }]);
    } else {
      await player.waitUntil(() => player.refusals.some(({ failure: { code } }) => code === 'no-check'), 'the refusal');
      expect([mirror.isSolved, mirror.confirmed.wrongPieces.size]).toEqual([false, 0]);
    }
    player.close();
  },
);

it('deals cards with pictures where there is a photo, and only there', async () => {
  const testClass = await openClass(server.origin);
  const { picture, teacher, id } = testClass;
  const groups = [['egg'], ['chick'], ['hen']];
  const pairs = [
    ['an egg', 'egg'],
    ['a hen', 'hen'],
  ];
  const boxes = [
    { name: 'eggs', cards: ['egg'] },
    { name: 'birds', cards: ['chick', 'hen'] },
  ];
  const tooMany = Array.from({ length: CARDS_MAX - 2 }, (_, stone) => `stone ${stone}`);
  const refused: readonly StartActivityRequest[] = [
    { cuts: [{ layout: 'order', groups, pictures: true }] },
    { cuts: [{ layout: 'match', pairs, pictures: true }] },
    { cuts: [{ layout: 'sort', boxes, extra: [], pictures: true }] },
    { cuts: [{ layout: 'order', groups, captions: true }] },
    { picture, cuts: [{ layout: 'order', groups, captions: true }] },
    { picture, cuts: [{ layout: 'sort', boxes, extra: [] }] },
    { picture, cuts: [{ layout: 'sort', boxes, extra: tooMany, pictures: true }] },
    { picture, cuts: [{ layout: 'order', groups }] },
    { picture, cuts: [{ layout: 'match', pairs, pictures: false }] },
  ];
  for (const request of refused) expect(await teacher.startActivity(id, request)).toMatchObject({ code: 'bad-cards' });
  expectOk(await teacher.startActivity(id, { picture, cuts: [{ layout: 'order', groups, pictures: true }] }));
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const mirror = await player.enter();
  expect(player.view?.activity).toMatchObject({ picture });
  expect(player.view?.activity?.cuts[0]).toMatchObject({
    layout: 'order',
    cutter: 3,
    pictures: { columns: 2, rows: 2 },
  });
  expect(mirror.rules.puzzle.pieceName(2)).toMatchObject({ words: { en: 'chick' } });

  const before = player.view?.activity?.id;
  expectOk(
    await teacher.startActivity(id, {
      picture,
      cuts: [{ layout: 'sort', boxes, extra: [], pictures: true, captions: true }],
    }),
  );
  await player.waitUntil(() => player.view?.activity?.id !== before, 'the boxes');
  expect(player.view?.activity?.cuts[0]).toMatchObject({
    layout: 'sort',
    cutter: 2,
    captions: true,
    pictures: { columns: 2, rows: 2 },
  });
  player.close();
});
