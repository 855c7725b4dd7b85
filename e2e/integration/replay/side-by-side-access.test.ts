/** Who may replay the boards of an activity side by side, by both of its URLs, and what one answer of its feed holds. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { ActivityId, BoardNumber } from '#shared/ids.ts';
import { FEED_SEGMENTS_MAX } from '#shared/limits.ts';
import { replayFeedPath } from '#shared/protocol/log-paths.ts';

const server = await inProcessServerPerFile();
const { connectAndWait, joinAndPlay } = clientsOf(server);
let testClass: TestClass;
let teacher: Player;
let activity: ActivityId;

/** What both URLs answer: 'ok' or the code, the index first. */
async function answersTo(browser: ApiClient, board: BoardNumber, of = activity): Promise<[string, string]> {
  const index = await browser.activityReplay(testClass.id, of);
  const feed = await browser.replayFeed(testClass.id, of, [{ board, firstSeq: 1 }]);
  return [index.ok ? 'ok' : index.code, feed.ok ? 'ok' : feed.code];
}

const both = (answer: string) => [answer, answer];

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'each', difficulty: 'hard' });
  teacher = await connectAndWait(testClass.teacher, testClass.id);
  activity = teacher.view?.activity?.id ?? ('' as ActivityId);
});

describe('a replay side by side', () => {
  // Proves I32.
  it('is read by the class’s teacher and a co-teacher, while it is played and later', async () => {
    const mina = await joinAndPlay(testClass, 'Mina');
    const jun = await joinAndPlay(testClass, 'Jun');
    const { key } = expectOk(await testClass.teacher.makeCoTeacherKey(testClass.id));
    const helper = new ApiClient(server.origin);
    expectOk(await helper.showTeacherKey(testClass.id, key));
    for (const browser of [testClass.teacher, helper]) expect(await answersTo(browser, mina.board)).toEqual(both('ok'));
    const replay = expectOk(await helper.activityReplay(testClass.id, activity));
    expect(replay.activity.id).toBe(activity);
    expect(replay.boards.map(({ board, isLive, members }) => [board.number, isLive, members[1]?.name])).toEqual([
      [mina.board, true, 'Mina'],
      [jun.board, true, 'Jun'],
    ]);
    const { picture, id } = testClass;
    expectOk(await testClass.teacher.startActivity(id, { picture, cuts: [{ columns: 3, rows: 2 }] }));
    expect(await answersTo(helper, mina.board)).toEqual(both('ok'));
    const past = expectOk(await helper.activityReplay(id, activity));
    expect(past.boards.map(({ isLive }) => isLive)).toEqual([false, false]);
    expectOk(await testClass.teacher.endCoTeacherKey(id));
    expect(await answersTo(helper, mina.board)).toEqual(both('not-found'));
  });

  // Proves I32.
  it('is refused to students of the class, whatever it allows them, to former ones, and to everybody of elsewhere', async () => {
    const mina = await joinAndPlay(testClass, 'Mina');
    expectOk(await teacher.link.control('settings', { studentReplay: true }));
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('not-teacher'));
    expectOk(await testClass.teacher.setFinished(testClass.id, true));
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('not-teacher'));
    const other = await openClass(server.origin);
    const helper = new ApiClient(server.origin);
    expectOk(await helper.showTeacherKey(other.id, expectOk(await other.teacher.makeCoTeacherKey(other.id)).key));
    for (const browser of [new ApiClient(server.origin), other.teacher, helper])
      expect(await answersTo(browser, mina.board)).toEqual(both('not-found'));
    expectOk(await testClass.teacher.setFinished(testClass.id, false));
    await mina.browser.leave(testClass.id);
    expect(await answersTo(mina.browser, mina.board)).toEqual(both('not-found'));
  });

  it('names nobody who was erased', async () => {
    const mina = await joinAndPlay(testClass, 'Mina');
    expectOk(await testClass.teacher.eraseSeat(testClass.id, 1));
    const { boards } = expectOk(await testClass.teacher.activityReplay(testClass.id, activity));
    expect(boards).toMatchObject([{ board: { number: mina.board }, members: [null, null] }]);
    expect(JSON.stringify(boards)).not.toContain('Mina');
  });

  it('hands out the same segments as the replay of each board, in the order that is wanted', async () => {
    const boards = [(await joinAndPlay(testClass, 'Mina')).board, (await joinAndPlay(testClass, 'Jun')).board];
    const browser = testClass.teacher;
    const wanted = boards.toReversed().map((board) => ({ board, firstSeq: 1 }));
    const { parts } = expectOk(await browser.replayFeed(testClass.id, activity, wanted));
    expect(parts.map(({ board }) => board)).toEqual(boards.toReversed());
    for (const { board, segment } of parts)
      expect(segment).toEqual(expectOk(await browser.replaySegment(testClass.id, board, 1)).segment);
    for (const index of expectOk(await browser.activityReplay(testClass.id, activity)).boards) {
      const { segments, epochs, idle, lastSeq } = expectOk(await browser.replay(testClass.id, index.board.number));
      expect(index).toMatchObject({ segments, epochs, idle, lastSeq });
    }
  });

  it('refuses boards of other activities, what is no list of segments, and too long a list', async () => {
    const { board } = await joinAndPlay(testClass, 'Mina');
    const { id, picture, teacher: browser } = testClass;
    expect(await answersTo(browser, 999)).toEqual(['ok', 'no-board']);
    expect(await answersTo(browser, board, 'nothing' as ActivityId)).toEqual(['not-found', 'no-board']);
    // None begins there: the board's others are handed out.
    const { parts } = expectOk(
      await browser.replayFeed(id, activity, [
        { board, firstSeq: 2 },
        { board, firstSeq: 1 },
      ]),
    );
    expect(parts.map(({ segment }) => segment === null)).toEqual([true, false]);
    const many = Array.from({ length: FEED_SEGMENTS_MAX + 1 }, () => ({ board, firstSeq: 1 }));
    for (const wanted of [[], many, [{ board: -1, firstSeq: 1 }], [{ board: 1.5, firstSeq: 1 }]])
      expect(await browser.replayFeed(id, activity, wanted)).toMatchObject({ code: 'bad-request' });
    for (const query of ['', '?of=x', '?of=1.1.1', '?of=1', '?of=1.1,', '?of[]=1.1']) {
      const path = replayFeedPath(id, activity, []).replace(/\?.*/, query);
      const answer = await fetch(server.origin + path, { headers: { cookie: browser.cookie } });
      expect([query, answer.status]).toEqual([query, 400]);
    }
    expectOk(await browser.startActivity(id, { picture, cuts: [{ columns: 3, rows: 2 }] }));
    await teacher.waitUntil(() => teacher.view?.activity?.id !== activity, 'the next activity');
    const next = teacher.view?.activity?.id ?? activity;
    expect(await answersTo(browser, board, next)).toEqual(['ok', 'no-board']);
  });
});
