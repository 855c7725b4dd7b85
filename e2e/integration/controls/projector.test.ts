/** Everything that a projector window receives, byte for byte: no student's name unless the teacher shows names, and no other data of a student. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { ProjectorWindow } from '#e2e/fixtures/projector-window.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
let teacher: Player;
let mina: Player;
let rejoin: string;
const windows = closedAfterEach<ProjectorWindow>();

function openWindow(browser: ApiClient): ProjectorWindow {
  const opened = new ProjectorWindow(browser, testClass.id);
  windows.push(opened);
  return opened;
}

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'each' });
  teacher = new Player(testClass.teacher, testClass.id);
  const joined = await joinAsStudent(server.origin, testClass, 'Wilhelmina');
  mina = joined.player;
  await mina.enter();
  const [seat] = expectOk(await testClass.teacher.rejoinCodes(testClass.id)).seats;
  rejoin = seat?.rejoin ?? '';
  expect(rejoin).not.toBe('');
});

afterEach(async () => {
  for (const player of [teacher, mina]) player.close();
});

describe('a projector', () => {
  // Proves I29.
  it('receives no name while boards, a spotlight, hands and pauses change, and names once they are chosen', async () => {
    const projector = openWindow(testClass.teacher);
    expect(await projector.connectResult()).toBe('in');
    await projector.until(() => projector.view?.here === 1, 'who is here');
    expect(projector.view).toMatchObject({
      code: testClass.code,
      invitation: teacher.view?.invitation,
      names: null,
      what: 'code',
      boards: [{ board: 1 }],
    });
    await teacher.link.control('present', { what: 'boards', named: false });
    await projector.until(() => projector.view?.what === 'boards', 'what is shown');
    expect(await projector.ask('wall', { boards: [1] })).toEqual({ ok: true });
    await mina.link.setHandRaised(true);
    await teacher.link.setPaused(1, true);
    await teacher.link.setPaused(0, false);
    await teacher.link.control('spotlight', { board: 1, named: false });
    await projector.until(() => projector.view?.spotlight !== null, 'the spotlight');
    expect(await projector.ask('enter', { board: 1 })).toMatchObject({ ok: true });
    mina.mirror?.drop(5, 20_000, 20_000);
    await mina.waitUntilSaved();
    await projector.until(
      () => projector.frames.some((bytes) => frameTypeOf(bytes) === FRAME.wall && decodeWall(bytes).some(has20)),
      'the move on the tile',
    );
    expect(
      projector.frames.some((bytes) => frameTypeOf(bytes) === FRAME.patch),
      'the spotlit board',
    ).toBe(true);
    const all = projector.text.join('\n');
    expect(all.length).toBeGreaterThan(500);
    expect(all).not.toContain('Wilhelmina');
    expect(all).not.toContain(rejoin);
    for (const word of ['hands', 'rejoin', 'since', 'reports', 'pausedBoards', 'members":[{'])
      expect(all).not.toContain(word);
    await teacher.link.control('present', { what: 'code', named: true });
    await projector.until(() => projector.view?.names?.[0]?.name === 'Wilhelmina', 'the name that was chosen');
    await teacher.link.control('spotlight', { board: 1, named: true });
    await projector.until(() => projector.view?.spotlight?.members[0]?.name === 'Wilhelmina', 'whose board it is');
    expect(projector.text.join('\n')).not.toContain(rejoin);
  });

  it('may change nothing but what it shows, and enter no board but the spotlit one', async () => {
    const projector = openWindow(testClass.teacher);
    expect(await projector.connectResult()).toBe('in');
    expect(await projector.ask('enter', { board: 1 })).toMatchObject({ code: 'no-board' });
    for (const [event, message] of [
      ['pause', { board: 0, paused: true }],
      ['takeOver', { board: 1, piece: 5 }],
      ['spotlight', { board: 1, named: true }],
    ] as const)
      await expect(projector.socket.timeout(500).emitWithAck(event, message)).rejects.toThrow();
    expect(mina.view?.paused).toBe(false);
    expect(await projector.ask('present', { what: 'timer' })).toEqual({ ok: true });
    await projector.until(() => projector.view?.what === 'timer', 'what is shown');
  });

  // Proves I29.
  it('gets shown moments without a name unless the teacher wants it, and nothing of the collection', async () => {
    const projector = openWindow(testClass.teacher);
    expect(await projector.connectResult()).toBe('in');
    const [board, name] = [1, 'Wilhelmina'];
    for (const _ of [1, 2]) expect(await teacher.link.control('collectMoment', { board })).toEqual({ ok: true });
    expect(await teacher.link.control('noteMoment', { moment: 1, note: 'Zaunwinde' })).toEqual({ ok: true });
    expect(await teacher.link.control('showMoments', { moments: [2], named: false })).toEqual({ ok: true });
    await projector.until(() => projector.view?.shownMoments?.moments.length === 1, 'the moment');
    expect(projector.view?.shownMoments?.moments).toMatchObject([{ moment: 2, board, members: [] }]);
    for (const word of [name, 'Zaunwinde']) expect(projector.text.join(' '), word).not.toContain(word);
    expect(await teacher.link.control('showMoments', { moments: [2, 1], named: true })).toEqual({ ok: true });
    await projector.until(() => projector.text.join(' ').includes(name), 'the name');
    expect(projector.text.join(' ')).not.toContain('Zaunwinde');
  });

  it('merges concurrent choices of two pages', async () => {
    const projector = openWindow(testClass.teacher);
    expect(await projector.connectResult()).toBe('in');
    await Promise.all([teacher.link.control('present', { named: true }), projector.ask('present', { what: 'boards' })]);
    await projector.until(() => projector.view?.what === 'boards' && projector.view.names !== null, 'both choices');
    await Promise.all([teacher.link.control('present', { what: 'code' }), projector.ask('present', { named: false })]);
    await projector.until(() => projector.view?.what === 'code' && projector.view.names === null, 'both choices again');
  });

  it('is refused to students and strangers', async () => {
    const browser = new ApiClient(server.origin);
    expectOk(await browser.join({ code: testClass.code, name: 'Mallory' }));
    expect(await openWindow(browser).connectResult()).toContain('not-teacher');
    expect(await openWindow(new ApiClient(server.origin)).connectResult()).toContain('not-member');
  });
});

function has20({ groups }: { readonly groups: readonly { readonly x: number }[] }): boolean {
  return groups.some(({ x }) => x === 20_000);
}
