/** A teacher's commands for boards, over real sockets: show a piece, undo a reset, change the cut, deal teams, start the next activity. */
import { describe, expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { LONE_PLACES } from '#e2e/fixtures/lone-places.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, samplePicture, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { classroomPath } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
let teacher: Player;
const players = closedAfterEach<Player>();

async function open(activity: Partial<StartActivityRequest>): Promise<void> {
  testClass = await openClass(server.origin, activity);
  teacher = new Player(testClass.teacher, testClass.id);
  players.push(teacher);
  await teacher.waitUntil(() => teacher.view !== null, 'the class');
}

async function join(name: string): Promise<Player> {
  const { player } = await joinAsStudent(server.origin, testClass, name);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

function boardOf({ view }: Player): number {
  return view?.you.role === 'student' ? (view.you.board ?? 0) : 0;
}

describe('a piece that is shown', () => {
  it('changes no board, and is logged on every board where the piece is not in place yet', async () => {
    await open({ mode: 'each', difficulty: 'easy' });
    const [mina, jun] = [await join('Mina'), await join('Jun')];
    const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
    const home = { x: 32_768, y: 32_768 };
    junsMirror.drop(5, home.x, home.y);
    await jun.waitUntil(() => groupOf(junsMirror.confirmed, 5).id === 0, 'Jun’s piece in place');
    const before = fingerprintOf(minasMirror.confirmed);
    expect(await teacher.link.showPiece([minasMirror.number, junsMirror.number], 5)).toEqual({
      ok: true,
      boardCount: 1,
    });
    await mina.waitUntil(() => mina.shownPieces.includes(5), 'the piece shown to Mina');
    expect(jun.shownPieces).toEqual([]);
    expect(fingerprintOf(minasMirror.confirmed)).toBe(before);
    expect(await teacher.link.showPiece([minasMirror.number, 99], 5)).toMatchObject({ code: 'no-board' });
    expect(await teacher.link.showPiece([minasMirror.number], 400)).toMatchObject({ code: 'unknown-piece' });
    for (const player of players) player.close();
    await server.stop();
    const events = (await framesInLog(server.folder, { classroom: testClass.id, board: minasMirror.number })).flatMap(
      ({ tick }) => tick.events,
    );
    expect(events).toContainEqual({ kind: 'pieceShown', piece: 5 });
  });
});

describe('a reset', () => {
  it('can be undone once within a time: the board is as before, also in the log', async () => {
    await open({ mode: 'each', difficulty: 'easy' });
    const mina = await join('Mina');
    const minasMirror = await mina.enter();
    minasMirror.drop(5, 32_768, 32_768);
    minasMirror.drop(6, 32_768, 32_768);
    minasMirror.drop(7, 12_000, 13_000);
    await mina.waitUntilSaved();
    await mina.waitUntil(() => groupOf(minasMirror.confirmed, 7).x === 12_000, 'Mina’s drops');
    const places = () =>
      [...minasMirror.confirmed.groups.values()].map(({ id, x, y, pieces }) => [id, x, y, ...pieces]).sort();
    const before = places();
    expect(await teacher.link.control('undoReset', { board: minasMirror.number })).toMatchObject({ code: 'not-found' });
    await teacher.enter(minasMirror.number);
    expect(await teacher.link.resetBoard(minasMirror.number)).toMatchObject({ ok: true });
    await mina.waitUntil(() => minasMirror.confirmed.groups.size === 13, 'the reset');
    await teacher.waitUntil(
      () => teacher.view?.controls.teacherOnly?.undoable[0]?.board === minasMirror.number,
      'the offer to undo',
    );
    expect(await teacher.link.control('undoReset', { board: minasMirror.number })).toEqual({ ok: true });
    await mina.waitUntil(() => minasMirror.confirmed.groups.size === 11, 'the board as it was');
    expect(places()).toEqual(before);
    await teacher.waitUntil(() => teacher.view?.controls.teacherOnly?.undoable.length === 0, 'the end of the offer');
    expect(await teacher.link.control('undoReset', { board: minasMirror.number })).toMatchObject({ code: 'not-found' });
    // The log yields the board that the page has.
    const confirmed = fingerprintOf(minasMirror.confirmed);
    mina.close();
    teacher.link.leave(minasMirror.number);
    const secondTeacher = new Player(testClass.teacher, testClass.id);
    players.push(secondTeacher);
    expect(fingerprintOf((await secondTeacher.enter(minasMirror.number)).confirmed)).toBe(confirmed);
  });
});

describe('another cut', () => {
  it('is a new board of the same seat; the old one stays viewable, and is played on when its cut returns', async () => {
    await open({
      mode: 'each',
      cuts: [
        { columns: 4, rows: 3 },
        { columns: 3, rows: 2 },
      ],
    });
    const [mina, jun] = [await join('Mina'), await join('Jun')];
    const minasMirror = await mina.enter();
    minasMirror.drop(5, 20_000, 20_000);
    await mina.waitUntilSaved();
    const first = minasMirror.number;
    expect(await teacher.link.control('recut', { board: first, cut: 7 })).toMatchObject({ code: 'bad-cut' });
    expect(await teacher.link.control('recut', { board: first, cut: 1 })).toEqual({ ok: true });
    await mina.waitUntil(() => boardOf(mina) !== first, 'Mina’s new board');
    expect(mina.view?.boards).toMatchObject([{ board: boardOf(mina), cut: 1 }]);
    await teacher.waitUntil(
      () => teacher.view?.boards.every(({ board }) => board !== first) === true,
      'the old one gone',
    );
    expect(teacher.view?.boards).toHaveLength(2);
    const { activities } = expectOk(await teacher.link.earlierBoards());
    expect(activities.flatMap(({ boards }) => boards)).toMatchObject([{ board: first, members: [{ name: 'Mina' }] }]);
    expect(boardOf(jun)).toBe(2);
    const second = boardOf(mina);
    await teacher.link.control('recut', { board: second, cut: 0 });
    await mina.waitUntil(() => boardOf(mina) === first, 'Mina’s first board again');
    const returned = await mina.enter();
    expect(groupOf(returned.confirmed, 5).x).toBe(20_000);
  });
});

describe('teams', () => {
  it('are shuffled evenly; a student moves to another; a late student joins the smallest; a left board is no longer visible', async () => {
    await open({ mode: 'teams', teams: 2 });
    const all = [];
    for (const name of ['Mina', 'Jun', 'Sora', 'Ho']) all.push(await join(name));
    const [mina] = all;
    if (mina === undefined) throw new Error('nobody');
    const sizes = () => teacher.view?.boards.map(({ members }) => members.length).sort();
    await teacher.waitUntil(() => teacher.view?.boards.length === 2 && sizes()?.join() === '2,2', 'even teams');
    const first = boardOf(mina);
    const other = teacher.view?.boards.find(({ board }) => board !== first)?.board ?? 0;
    expect(await teacher.link.control('toTeam', { board: first, member: 1, to: other })).toEqual({ ok: true });
    await mina.waitUntil(() => boardOf(mina) === other, 'Mina’s new team');
    await teacher.waitUntil(() => sizes()?.join() === '1,3', 'the new sizes');
    expect(mina.view?.boards.map(({ board }) => board)).toEqual([other]);
    const late = await join('Late');
    expect(boardOf(late)).toBe(first);
    await teacher.waitUntil(() => sizes()?.join() === '2,3', 'the late student');
    const [mover] = teacher.view?.boards.find(({ board }) => board === first)?.members ?? [];
    const message = { board: first, member: mover?.member ?? 0, to: other };
    expect(await teacher.link.control('toTeam', message)).toEqual({ ok: true });
    await teacher.waitUntil(() => sizes()?.join() === '1,4', 'uneven teams');
    for (let round = 0; round < 5; round += 1)
      expect(await teacher.link.control('shuffleTeams', {})).toEqual({ ok: true });
    await teacher.waitUntil(() => sizes()?.join() === '2,3', 'even teams again');
    const names = teacher.view?.boards.flatMap(({ members }) => members.map(({ name }) => name)).sort();
    expect(names).toEqual(['Ho', 'Jun', 'Late', 'Mina', 'Sora']);
    expect(await teacher.link.control('toTeam', { board: first, member: 99, to: other })).toMatchObject({
      code: 'no-board',
    });
  });

  it('are refused where everybody plays alone', async () => {
    await open({ mode: 'each' });
    await join('Mina');
    expect(await teacher.link.control('shuffleTeams', {})).toMatchObject({ code: 'no-board' });
  });
});

describe('the next activity', () => {
  it('may use an earlier picture with its description; whole samples and chat pictures are not offered', async () => {
    await open({ mode: 'each', description: 'Stripes of many colours.' });
    const mina = await join('Mina');
    const first = testClass.picture;
    const { id: second } = expectOk(await testClass.teacher.upload(testClass.id, await samplePicture(200, 200)));
    const chatClient = await new ChatClient(testClass.teacher, testClass.id).waitUntilOpen();
    expect(await chatClient.postPicture(await samplePicture(90, 90))).toBeGreaterThan(0);
    const sample = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"sample":"clock"}' };
    expect(await chatClient.http.request(classroomPath('sample', testClass.id), sample)).toMatchObject({ ok: true });
    chatClient.close();
    const { pictures } = expectOk(await testClass.teacher.pictures(testClass.id));
    expect(pictures.map(({ id, width, description }) => [id, width, description])).toEqual([
      [second, 200, ''],
      [first, 320, 'Stripes of many colours.'],
    ]);
    expectOk(await testClass.teacher.startActivity(testClass.id, { picture: second, cuts: [{ columns: 2, rows: 2 }] }));
    await mina.waitUntil(() => mina.view?.activity?.picture === second, 'the second picture');
    expectOk(await testClass.teacher.startActivity(testClass.id, { picture: first, cuts: [{ columns: 3, rows: 2 }] }));
    await mina.waitUntil(() => mina.view?.activity?.picture === first, 'the first picture again');
    expect(boardOf(mina)).toBe(3);
  });

  it('keeps unacknowledged drops on the board where they were made, and shows nobody a wrong board', async () => {
    await open({ mode: 'each', difficulty: 'hard' });
    const [mina, jun] = [await join('Mina'), await join('Jun')];
    const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
    // Paused, so that the drops wait in the outboxes.
    await teacher.link.setPaused(0, true);
    await mina.waitUntil(() => minasMirror.confirmed.paused, 'Mina’s pause');
    await jun.waitUntil(() => junsMirror.confirmed.paused, 'Jun’s pause');
    const [minasPlace, junsPlace] = LONE_PLACES;
    minasMirror.drop(5, minasPlace, minasPlace);
    junsMirror.drop(5, junsPlace, junsPlace);
    const [minasFirst, junsFirst] = [minasMirror.number, junsMirror.number];
    expectOk(
      await testClass.teacher.startActivity(testClass.id, {
        picture: testClass.picture,
        cuts: [{ columns: 3, rows: 2 }],
      }),
    );
    await mina.waitUntil(() => ![0, minasFirst].includes(boardOf(mina)), 'Mina’s next board');
    await jun.waitUntil(() => ![0, junsFirst].includes(boardOf(jun)), 'Jun’s next board');
    expect(new Set([minasFirst, junsFirst, boardOf(mina), boardOf(jun)]).size).toBe(4);
    await teacher.link.setPaused(0, false);
    // A page retries on a board that it has left while moves wait.
    for (const [player, mirror] of [
      [mina, minasMirror],
      [jun, junsMirror],
    ] as const)
      await player.waitUntil(() => {
        mirror.retry();
        return mirror.unsavedSince === null;
      }, 'the drops that waited');
    const { activities } = expectOk(await teacher.link.earlierBoards());
    expect(activities[0]?.boards.map(({ board }) => board)).toEqual([minasFirst, junsFirst]);
    await mina.waitUntil(() => groupOf(minasMirror.confirmed, 5).x === minasPlace, 'Mina’s drop on the old board');
    await jun.waitUntil(() => groupOf(junsMirror.confirmed, 5).x === junsPlace, 'Jun’s drop on the old board');
    const next = await mina.enter(boardOf(mina));
    expect(groupOf(next.confirmed, 5)).toMatchObject({ touchedAt: 0 });
  });
});
