/** Who may replay which board, by every URL of a replay: the index, a segment, and what does not exist. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';

const server = await serverProcessPerFile();
const { connectAndWait, joinAndPlay } = clientsOf(server);
let testClass: TestClass;
let teacher: Player;
let mina: Student;
let jun: Student;

interface Student {
  readonly browser: ApiClient;
  readonly player: Player;
  readonly board: BoardNumber;
}

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'each', difficulty: 'hard' });
  teacher = await connectAndWait(testClass.teacher, testClass.id);
  mina = await joinAndPlay(testClass, 'Mina');
  jun = await joinAndPlay(testClass, 'Jun');
});

/** What both URLs of a board's replay answer: 'ok' or the code, the index first. */
async function answersTo(browser: ApiClient, board: BoardNumber): Promise<[index: string, segment: string]> {
  const index = await browser.replay(testClass.id, board);
  const segment = await browser.replaySegment(testClass.id, board, 1);
  return [index.ok ? 'ok' : index.code, segment.ok ? 'ok' : segment.code];
}

const both = (answer: string) => [answer, answer];

async function allow(studentReplay = true): Promise<void> {
  expectOk(await teacher.link.control('settings', { studentReplay }));
}

async function finish(finished = true): Promise<void> {
  expectOk(await testClass.teacher.setFinished(testClass.id, finished));
}

async function restart(): Promise<void> {
  await server.kill();
  await server.start();
  teacher = await connectAndWait(testClass.teacher, testClass.id);
}

describe('a replay', () => {
  // Proves I32.
  it('is read by the class’s teacher and a co-teacher, while it is played and later, with the seats of its members', async () => {
    const { key } = expectOk(await testClass.teacher.makeCoTeacherKey(testClass.id));
    const helper = new ApiClient(server.origin);
    expectOk(await helper.showTeacherKey(testClass.id, key));
    for (const browser of [testClass.teacher, helper])
      for (const { board } of [mina, jun]) expect(await answersTo(browser, board)).toEqual(both('ok'));
    const index = expectOk(await helper.replay(testClass.id, jun.board));
    expect(index).toMatchObject({
      isLive: true,
      members: [null, { seat: 2, name: 'Jun' }],
      board: { number: jun.board },
    });
    await finish();
    expect(expectOk(await helper.replay(testClass.id, jun.board)).isLive).toBe(false);
    expect(await answersTo(helper, mina.board)).toEqual(both('ok'));
    expectOk(await testClass.teacher.endCoTeacherKey(testClass.id));
    expect(await answersTo(helper, mina.board)).toEqual(both('not-found'));
  });

  it('is read by a student of the board only once it is over, and only while the class allows it', async () => {
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('teacher-only'));
    await allow();
    await mina.player.waitUntil(() => mina.player.view?.controls.studentReplay === true, 'the setting');
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('teacher-only'));
    await finish();
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('ok'));
    await finish(false);
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('teacher-only'));
    const { picture, id } = testClass;
    expectOk(await testClass.teacher.startActivity(id, { picture, cuts: [{ columns: 3, rows: 2 }] }));
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('ok'));
    const present = (await connectAndWait(mina.browser, testClass.id)).view?.you;
    expect(await answersTo(mina.browser, present?.role === 'student' ? (present.board ?? 0) : 0)).toEqual(
      both('teacher-only'),
    );
    expect(expectOk(await mina.browser.replay(id, mina.board)).members).toEqual([
      null,
      expect.objectContaining({ seat: null, name: 'Mina' }),
    ]);
    await allow(false);
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('teacher-only'));
  });

  // Proves I19.
  it('stays allowed to students over a restart', async () => {
    await allow();
    await finish();
    await restart();
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('ok'));
    await allow(false);
    await restart();
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('teacher-only'));
  });

  it('of another student is refused like one that does not exist, whatever is allowed', async () => {
    await allow();
    await finish();
    for (const board of [jun.board, 0, 999, 1.5, -1, Number.NaN])
      expect(await answersTo(mina.browser, board), String(board)).toEqual(both('no-board'));
    expect(await answersTo(testClass.teacher, 999)).toEqual(both('no-board'));
    expect(await answersTo(testClass.teacher, 0)).toEqual(both('no-board'));
  });

  it('is refused to strangers, to teachers and students of another class, and to students who left or were removed', async () => {
    await allow();
    await finish();
    const other = await openClass(server.origin);
    const stranger = new ApiClient(server.origin);
    const outsider = (await joinAsStudent(server.origin, other, 'Bo')).browser;
    const helper = new ApiClient(server.origin);
    expectOk(await helper.showTeacherKey(other.id, expectOk(await other.teacher.makeCoTeacherKey(other.id)).key));
    for (const browser of [stranger, outsider, other.teacher, helper])
      for (const board of [mina.board, 999]) expect(await answersTo(browser, board)).toEqual(both('not-found'));
    await finish(false);
    await mina.browser.leave(testClass.id);
    expectOk(await new AdmissionApi(teacher.link).remove(2, false));
    await finish();
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('not-found'));
    expect(await answersTo(jun.browser, jun.board)).toEqual(both('not-found'));
    // The teacher still sees whose board it was; of an erased student nothing is named.
    expect(expectOk(await testClass.teacher.replay(testClass.id, jun.board)).members[1]).toMatchObject({ name: 'Jun' });
    expectOk(await testClass.teacher.eraseSeat(testClass.id, 2));
    expect(expectOk(await testClass.teacher.replay(testClass.id, jun.board)).members).toEqual([null, null]);
    expect(await answersTo(testClass.teacher, jun.board)).toEqual(both('ok'));
  });

  it('of a seat that waits for approval is refused', async () => {
    await allow();
    expectOk(await new AdmissionApi(teacher.link).setMode('approval'));
    const { browser } = await joinAsStudent(server.origin, testClass, 'Ari');
    await finish();
    expect(await answersTo(browser, mina.board)).toEqual(both('not-found'));
  });

  it('has segments that hold every move, and none that begins elsewhere', async () => {
    const { id } = testClass;
    const index = expectOk(await testClass.teacher.replay(id, mina.board));
    expect(index.segments.map(({ firstSeq }) => firstSeq)).toEqual([1]);
    const { segment } = expectOk(await testClass.teacher.replaySegment(id, mina.board, 1));
    const events = segment.entries.flatMap(({ bytes, firstSeq, startTime }) =>
      decodeChunk(bytes ?? new Uint8Array(), firstSeq, startTime).flatMap(({ tick }) => tick.events),
    );
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['opened', 'lifted', 'dropped']));
    expect(index.epochs).toEqual([{ epoch: 1, firstSeq: 1, wallTime: expect.any(Number) }]);
    for (const firstSeq of [2, 0, 1e9])
      expect(await testClass.teacher.replaySegment(id, mina.board, firstSeq)).toMatchObject({ code: 'not-found' });
  });
});
