/** The end of a lesson and the next one, replaced teacher links, results, and the export of a student's data. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, samplePicture } from '#e2e/fixtures/test-class.ts';
import type { NoResult } from '#shared/protocol/answer.ts';

const server = await serverProcessPerFile();
const { connect, connectAndWait, join } = clientsOf(server);
const chatClients = closedAfterEach<ChatClient>();

const newClient = () => new ApiClient(server.origin);

const ownSeat = (player: Player) => (player.view?.you.role === 'student' ? player.view.you : null);

/** Puts a piece in its place and waits until that is durable. */
async function place(player: Player, piece: number): Promise<void> {
  const mirror = player.mirror ?? (await player.enter());
  mirror.take(piece);
  mirror.put(32_768, 32_768);
  await player.waitUntilSaved();
}

/** Kills the server and starts it again. These players have reconnected when it resolves, with new views. */
async function restart(...players: readonly Player[]): Promise<void> {
  await server.kill();
  for (const player of players) {
    await player.waitUntil(() => player.link.state === 'reconnecting', 'the loss');
    player.view = null;
  }
  await server.start();
  for (const player of players) await player.waitUntil(() => player.view !== null, 'the class again', 30_000);
}

describe('the end of a lesson', () => {
  it('stops the boards and shows everybody; the same code opens everything again, over a restart', async () => {
    const testClass = await openClass(server.origin);
    const mina = await join(testClass, 'Mina');
    await place(mina.player, 1);
    const { board } = ownSeat(mina.player) ?? {};
    expectOk(await testClass.teacher.setFinished(testClass.id, true));
    await mina.player.waitUntil(() => mina.player.view?.finished === true, 'the goodbye');
    const lift = (player: Player) =>
      player.link.request<NoResult>((socket, ack) => socket.emit('lift', { board: board ?? 0, piece: 2 }, ack));
    expect(await lift(mina.player)).toMatchObject({ ok: false, code: 'paused' });
    // The old page would reconnect and take the seat from the new one.
    mina.player.close();
    await restart();

    expect(await newClient().join({ code: testClass.code, name: 'Jun' })).toMatchObject({
      ok: false,
      code: 'finished',
    });
    expect(await newClient().previewJoin({ code: testClass.code })).toMatchObject({ ok: false, code: 'finished' });
    // A student who returns with their session sees their board again.
    expectOk(await mina.browser.join({ code: testClass.code, name: 'Mina' }));
    const reconnected = await connectAndWait(mina.browser, testClass.id);
    expect(reconnected.view?.finished).toBe(true);
    expect((await reconnected.enter()).predicted.paused).toBe(true);

    expectOk(await testClass.teacher.setFinished(testClass.id, false));
    await reconnected.waitUntil(
      () => reconnected.view?.finished === false && reconnected.link.state === 'live',
      'the next lesson',
    );
    await reconnected.waitUntil(() => reconnected.mirror?.predicted.paused === false, 'the board resumed');
    expect(ownSeat(reconnected)?.board).toBe(board);
    expect(
      await reconnected.link.request<NoResult>((s, ack) => s.emit('lift', { board: board ?? 0, piece: 2 }, ack)),
    ).toMatchObject({
      ok: true,
    });
    await join(testClass, 'Jun');
  });

  it('makes a shared device forget its students; each number can be taken again', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const [tablet, own] = [newClient(), newClient()];
    expectOk(await tablet.join({ code: testClass.code, choice: 1 }));
    const one = await connectAndWait(tablet, testClass.id);
    await tablet.leave(testClass.id);
    expectOk(await tablet.join({ code: testClass.code, choice: 2 }));
    const two = await connectAndWait(tablet, testClass.id);
    expectOk(await own.join({ code: testClass.code, choice: 3 }));
    const three = await connectAndWait(own, testClass.id);
    const boards = [one, two, three].map((player) => ownSeat(player)?.board);
    // During the lesson a seat belongs to its device.
    expect(await newClient().join({ code: testClass.code, choice: 3 })).toMatchObject({ code: 'taken' });
    expectOk(await testClass.teacher.setFinished(testClass.id, true));
    expect(await tablet.myClassrooms()).toEqual([]);
    expect((await own.myClassrooms())[0]?.seat?.name).toBe('3');
    three.close();
    two.close();
    expectOk(await testClass.teacher.setFinished(testClass.id, false));

    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    await teacher.waitUntil(() => teacher.view?.notYet.length === 5, 'nobody here');
    expect(expectOk(await tablet.previewJoin({ code: testClass.code })).you).toBeNull();
    const other = newClient();
    expectOk(await other.join({ code: testClass.code, choice: 1 }));
    expect(ownSeat(await connectAndWait(other, testClass.id))?.board).toBe(boards[0]);
    expectOk(await tablet.join({ code: testClass.code, choice: 2 }));
    expect(ownSeat(await connectAndWait(tablet, testClass.id))?.board).toBe(boards[1]);
    expectOk(await own.join({ code: testClass.code, choice: 3 }));
    expect(ownSeat(await connectAndWait(own, testClass.id))?.board).toBe(boards[2]);
    expect(await newClient().join({ code: testClass.code, choice: 3 })).toMatchObject({ code: 'taken' });
  });

  it('closes the chat to students, over a restart; the next lesson has it as before, also after a join by code or card', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const openChat = async (browser: ApiClient) => {
      const chatClient = new ChatClient(browser, testClass.id);
      chatClients.push(chatClient);
      return chatClient.waitUntilOpen();
    };
    const [teacher, one, two] = [await openChat(testClass.teacher), newClient(), newClient()];
    expectOk(await one.join({ code: testClass.code, choice: 1 }));
    expectOk(await two.join({ code: testClass.code, choice: 2 }));
    const [mina, jun] = [await openChat(one), await openChat(two)];
    await teacher.set({ voice: 'all', slow: 0, mute: { seat: jun.seat, muted: true } });
    expect(await mina.post('hello all')).toBeGreaterThan(0);
    expectOk(await testClass.teacher.setFinished(testClass.id, true));
    expect(await mina.post('bye')).toBe('finished');
    expect(await mina.post('bye', mina.seat)).toBe('finished');
    expect(await mina.postPicture(await samplePicture())).toBe('finished');
    await mina.waitUntil(() => mina.session.view?.isOver === true, 'the closed chat');
    await restart();
    const reads = await openChat(testClass.teacher);
    expect(reads.texts).toEqual(['hello all']);
    const reconnected = await openChat(one);
    expect(await reconnected.post('still there?')).toBe('finished');
    expect(await reads.post('Until tomorrow')).toBeGreaterThan(0);

    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    expectOk(await testClass.teacher.setFinished(testClass.id, false));
    const tablet = newClient();
    expectOk(await tablet.join({ code: testClass.code, card: cards[0]?.secret ?? '' }));
    const nextChild = await openChat(tablet);
    expect(nextChild.texts).toEqual(['hello all', 'Until tomorrow']);
    expect(nextChild.session.view).toMatchObject({ voice: 'all', isOver: false });
    expect(await nextChild.post('good morning')).toBeGreaterThan(0);
    expectOk(await two.join({ code: testClass.code, choice: 2 }));
    expect(await (await openChat(two)).post('me too')).toBe('muted');
  });

  it('keeps the class until a day that the teacher can put off', async () => {
    const testClass = await openClass(server.origin);
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const until = teacher.view?.admission?.expiresAt ?? 0;
    expect(until).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expectOk(await new AdmissionApi(teacher.link).extendRetention());
    await teacher.waitUntil(() => (teacher.view?.admission?.expiresAt ?? 0) > until, 'later');
    await restart(teacher);
    expect(teacher.view?.admission?.expiresAt).toBeGreaterThan(until);
  });
});

describe("a teacher's link", () => {
  it('ends pages that used it at once when it is replaced, except the page that replaced it', async () => {
    const testClass = await openClass(server.origin);
    const thief = newClient();
    expectOk(await thief.showTeacherKey(testClass.id, testClass.key));
    const stolen = await connectAndWait(thief, testClass.id);
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const { key } = expectOk(await testClass.teacher.replaceKey(testClass.id));
    await stolen.waitUntil(() => stolen.endReason === 'link-replaced', 'the end of the thief’s page');
    expect(await new AdmissionApi(stolen.link).setLocked(true)).toMatchObject({ ok: false });
    expect(await thief.rejoinCodes(testClass.id)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await thief.showTeacherKey(testClass.id, testClass.key)).toMatchObject({ ok: false, code: 'not-teacher' });
    // The page may reconnect first.
    await expect.poll(() => new AdmissionApi(teacher.link).setLocked(true)).toMatchObject({ ok: true });
    await restart();
    const returned = connect(thief, testClass.id);
    await returned.waitUntil(() => returned.endReason === 'link-replaced', 'the refusal');
    const home = newClient();
    expectOk(await home.showTeacherKey(testClass.id, key));
    expect((await connectAndWait(home, testClass.id)).view?.admission).toMatchObject({ locked: true, isCo: false });
  });

  it('for co-teachers gives control and a place in the list, but not the end of the class or of links, and can be revoked', async () => {
    const testClass = await openClass(server.origin);
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    expect(teacher.view?.admission).toMatchObject({ teachers: 1, coTeachers: 0, hasCoLink: false });
    const { key } = expectOk(await testClass.teacher.makeCoTeacherKey(testClass.id));
    const helper = newClient();
    expectOk(await helper.showTeacherKey(testClass.id, key));
    const co = await connectAndWait(helper, testClass.id);
    expect(co.view?.admission).toMatchObject({ isCo: true });
    await teacher.waitUntil(() => teacher.view?.admission?.coTeachers === 1, 'the co-teacher in the list');
    expectOk(await new AdmissionApi(co.link).setLocked(true));
    for (const refused of [
      helper.replaceKey(testClass.id),
      helper.makeCoTeacherKey(testClass.id),
      helper.endCoTeacherKey(testClass.id),
      helper.remove(testClass.id),
    ])
      expect(await refused).toMatchObject({ ok: false, code: 'owner-only' });
    await restart(co);
    // Replacing the owner's link keeps the co-teachers' link.
    expectOk(await testClass.teacher.replaceKey(testClass.id));
    expectOk(await helper.rejoinCodes(testClass.id));
    expectOk(await testClass.teacher.endCoTeacherKey(testClass.id));
    await co.waitUntil(() => co.endReason === 'link-replaced', 'the end of the co-teacher’s page');
    expect(await helper.rejoinCodes(testClass.id)).toMatchObject({ code: 'not-found' });
    expect(await helper.showTeacherKey(testClass.id, key)).toMatchObject({ code: 'not-teacher' });
  });
});

it('refuses all of it to students and strangers', async () => {
  const testClass = await openClass(server.origin);
  const mina = await join(testClass, 'Mina');
  for (const [who, code] of [
    [mina.browser, 'not-teacher'],
    [newClient(), 'not-found'],
  ] as const) {
    const { id } = testClass;
    const answers = [
      who.setFinished(id, true),
      who.replaceKey(id),
      who.makeCoTeacherKey(id),
      who.endCoTeacherKey(id),
      who.eraseSeat(id, 1),
    ];
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: false, code });
    expect(await who.exportSeat(id, 1)).toMatchObject({ ok: false, code });
    expect(await (await who.results(id)).json()).toMatchObject({ ok: false, code });
  }
  expect(mina.player.view).toMatchObject({ finished: false });
  expectOk(await testClass.teacher.rejoinCodes(testClass.id));
});

it('lists results by student, computed from the logs', async () => {
  const testClass = await openClass(server.origin, { difficulty: 'easy' }, { title: '3B' });
  const mina = await join(testClass, '=Mina');
  const jun = await join(testClass, '준');
  for (const piece of [1, 2, 3]) await place(mina.player, piece);
  await place(jun.player, 5);
  const response = await testClass.teacher.results(testClass.id, '?language=ko&offset=-540');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const file = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  expect(file).toMatch(/Jogak 결과 3B 20\d\d-\d\d-\d\d\.csv/);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, first = '', second = ''] = new TextDecoder().decode(bytes).split('\r\n');
  expect(head).toMatch(/^번호,이름/);
  const cells = first.split(',');
  expect(cells.slice(0, 2)).toEqual(['1', "'=Mina"]);
  expect(cells.slice(2, 5)).toEqual(['1번째 활동', '12', '25']);
  expect(cells[6]).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d$/);
  expect(cells.slice(9)).toEqual(['3', '3', '0']);
  expect(second.split(',')[1]).toBe('준');
  expect((await testClass.teacher.results(testClass.id, '?offset=99999')).status).toBe(400);
  // The page shows the same, over a restart.
  await restart();
  const { title, rows } = expectOk(await testClass.teacher.resultRows(testClass.id));
  expect(title).toBe('3B');
  expect(rows).toMatchObject([
    {
      seat: 1,
      name: '=Mina',
      activity: 1,
      kind: 'jigsaw',
      pieces: 12,
      percent: 25,
      moves: 3,
      joins: 3,
      solvedAt: null,
    },
    { seat: 2, name: '준', activity: 1, pieces: 12, percent: 8, moves: 1, joins: 1, solvedAt: null },
  ]);
});

it('exports a student’s data to the teacher', async () => {
  const testClass = await openClass(server.origin, { difficulty: 'easy' });
  const mina = await join(testClass, 'Mina');
  await place(mina.player, 1);
  const exported = await testClass.teacher.exportSeat(testClass.id, 1);
  if ('ok' in exported) throw new Error(exported.code);
  expect(exported.seat.name).toBe('Mina');
  const [board] = exported.boards;
  expect(board).toMatchObject({ columns: 4, rows: 3, moves: 1, joins: 1, solvedAt: null });
  expect(board?.groups.flatMap(({ pieces }) => pieces).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 13 }, (_, index) => index),
  );
  expect(JSON.stringify(exported)).not.toContain(ownSeat(mina.player)?.rejoin);
  expect(await testClass.teacher.exportSeat(testClass.id, 9)).toMatchObject({ ok: false, code: 'no-seat' });
});
