/** Activities with a map, over the real routes: there is no picture, and a set of regions that is none changes nothing. */
import { expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { boardProgress } from '#shared/board/board.ts';
import { CENTRE } from '#shared/limits.ts';

const server = await inProcessServerPerFile();

it('makes no map of regions that it has not, and keeps the present activity', async () => {
  const testClass = await openClass(server.origin);
  const start = (cut: object) => testClass.teacher.startActivity(testClass.id, { cuts: [{ map: 'korea16', ...cut }] });
  const all = ['11', '12', '26', '27', '28', '30', '31', '36', '41', '42', '43', '44', '45', '47', '48', '50'];
  expect(await start({ leftOut: ['99'] })).toMatchObject({ ok: false, code: 'bad-map' });
  expect(await start({ leftOut: all.slice(1) })).toMatchObject({ ok: false, code: 'bad-map' });
  expect(await start({ renamed: [{ region: 'xx', name: 'X' }] })).toMatchObject({ ok: false, code: 'bad-map' });
  expect(await start({ names: 'cards', leftOut: all.slice(1) })).toMatchObject({ ok: false, code: 'bad-map' });
  expect(await start({ names: 'none' })).toMatchObject({ ok: false, code: 'bad-request' });
  for (const names of [true, false, undefined])
    expect(await start({ ...(names === undefined ? {} : { names }), feedback: 'at-once' })).toMatchObject({
      ok: false,
      code: 'bad-feedback',
      message: expect.stringContaining('names as cards'),
    });
  expect(await start({ names: 'cards', feedback: 'later' })).toMatchObject({ ok: false, code: 'bad-request' });
  const cuts = [{ map: 'korea16' as const, names: 'cards' as const }];
  const onPhoto = await testClass.teacher.startActivity(testClass.id, { picture: testClass.picture, cuts });
  expect(onPhoto).toMatchObject({ ok: false, code: 'bad-map' });
  expect(await start({ map: 'atlantis' })).toMatchObject({ ok: false, code: 'bad-request' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  await player.enter();
  expect(player.view?.activity?.cuts[0]).toMatchObject({ columns: 4, rows: 3 });
  player.close();
});

it('deals a map without a picture, and turns no region', async () => {
  const testClass = await openClass(server.origin);
  const map = 'south-america' as const;
  const cuts = [{ map, leftOut: ['fk'] }];
  expectOk(await testClass.teacher.startActivity(testClass.id, { cuts, turns: true }));
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  await player.enter();
  expect(player.view?.activity).toMatchObject({ picture: null, turns: false, sample: null, colours: '' });
  expect(player.view?.activity?.cuts[0]).toMatchObject({ kind: 'map', map: 'south-america', names: true });
  const board = player.mirror?.confirmed;
  expect(board === undefined ? null : boardProgress(board).of).toBe(13);
  player.close();
});

it('deals the names of a map as cards, which belong on the map', async () => {
  const testClass = await openClass(server.origin);
  const cuts = [{ map: 'world' as const, names: 'cards' as const }];
  expectOk(await testClass.teacher.startActivity(testClass.id, { cuts }));
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const mirror = await player.enter();
  expect(player.view?.activity).toMatchObject({ picture: null, turns: false });
  expect(player.view?.activity?.cuts[0]).toMatchObject({
    kind: 'cards',
    layout: 'label',
    backdrop: { kind: 'map', map: 'world', names: false },
  });
  for (let card = 1; card <= mirror.rules.puzzle.pieces; card += 1) mirror.drop(card, CENTRE, CENTRE);
  await player.waitUntil(() => mirror.isSolved, 'the map with its names');
  player.close();
});

it.each([undefined, 'at-once', 'when-asked', 'never'] as const)(
  'tells of the names of a map as its teacher asked, and gives hints only where it tells at once: %s',
  async (feedback) => {
    const testClass = await openClass(server.origin);
    const cuts = [{ map: 'world' as const, names: 'cards' as const, ...(feedback === undefined ? {} : { feedback }) }];
    expectOk(await testClass.teacher.startActivity(testClass.id, { cuts }));
    const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
    const mirror = await player.enter();
    const isLate = feedback === 'when-asked' || feedback === 'never';
    expect(player.view?.activity?.hints).toBe(!isLate);
    const spec = player.view?.activity?.cuts[0];
    if (isLate) expect(spec).toMatchObject({ feedback });
    else expect(spec).not.toHaveProperty('feedback');
    expect(mirror.rules.puzzle.boxes?.check != null).toBe(feedback === 'when-asked');
    for (let card = 1; card <= mirror.rules.puzzle.pieces; card += 1) mirror.drop(card, CENTRE, CENTRE);
    await player.waitUntil(
      () => boardProgress(mirror.confirmed).done === mirror.rules.puzzle.pieces,
      'all names placed',
    );
    expect(mirror.confirmed.solved).toBe(!isLate);
    player.close();
  },
);
