/** Who holds what cannot be guessed comes in, whatever others at the same address have guessed before. */
import { afterEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { ATTEMPT_RATES } from '#server/base/limits.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import type { JoinRequest } from '#shared/protocol/http/request-bodies.ts';

const GUESSES = ATTEMPT_RATES.classroom.burst + 2;
const GUESSES_AT_ONCE = 50;

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

// Each test starts with all attempts of an address.
afterEach(() => server.stop());

async function linkOf(testClass: TestClass): Promise<{ code: string; invitation: string }> {
  const teacher = new Player(testClass.teacher, testClass.id);
  players.push(teacher);
  await teacher.waitUntil(() => teacher.view !== null, 'the class');
  return { code: testClass.code, invitation: teacher.view?.invitation ?? '' };
}

/** Fresh browsers guess wrong, one guess each. */
async function guess(count: number, wrong: JoinRequest): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: GUESSES_AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        expect((await new ApiClient(server.origin).join(wrong)).ok).toBe(false);
      }
    }),
  );
}

// Proves I33.
it('a password or a rejoin code by the class’s link, a member’s code of another class, a card and a teacher’s link', async () => {
  const [locked, open] = [
    await openClass(server.origin, {}, { password: 'tiger' }),
    await openClass(server.origin, {}, { naming: 'numbers' }),
  ];
  const [lockedLink, openLink] = [await linkOf(locked), await linkOf(open)];
  const { browser: member } = await joinSeat(open);
  const { seats } = expectOk(await open.teacher.rejoinCodes(open.id));
  const { cards } = expectOk(await open.teacher.cards(open.id));
  await Promise.all([
    guess(GUESSES, { ...lockedLink, password: 'lion', name: 'X' }),
    guess(GUESSES, { ...openLink, rejoin: 'zzzzz' }),
    guess(ATTEMPT_RATES.address.burst + 2, { code: '999999', name: 'X' }),
  ]);
  const fresh = () => new ApiClient(server.origin);
  // Attempts return while it is guessed: a slow machine has some left.
  while (!isTooFast(await fresh().join({ code: '999999', name: 'X' })));
  expect(await fresh().previewJoin({ code: open.code })).toMatchObject({ code: 'too-fast' });
  expectOk(await fresh().join({ ...lockedLink, password: 'tiger', name: 'Mina' }));
  expectOk(await fresh().join({ ...openLink, rejoin: seats[0]?.rejoin ?? '' }));
  expectOk(await fresh().join({ code: open.code, card: cards[1]?.secret ?? '' }));
  expectOk(await fresh().showTeacherKey(open.id, open.key));
  // The wrong ones are refused as before.
  expect(await fresh().join({ ...lockedLink, password: 'lion', name: 'X' })).toMatchObject({ ok: false });
  expectOk(await member.join({ ...lockedLink, password: 'tiger', name: 'Jun' }));
});

function isTooFast(answer: Answer<unknown>): boolean {
  expect(answer.ok).toBe(false);
  return !answer.ok && answer.code === 'too-fast';
}

async function joinSeat(testClass: TestClass): Promise<{ browser: ApiClient }> {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, choice: 1 }));
  return { browser };
}

it('leaving a class that is not one’s own is refused with a code', async () => {
  const testClass = await openClass(server.origin);
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  players.push(player);
  const person = await browser.personIn(testClass.id);
  await browser.leave(testClass.id);
  const answers = [browser, testClass.teacher, new ApiClient(server.origin)].map((each) =>
    leaveAnswer(each, testClass, { person }),
  );
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 3 }, () => [403, 'not-member']));
});

it('a repetition that comes late leaves the next child on the tablet where they are', async () => {
  const testClass = await openClass(server.origin);
  const { browser: tablet, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  players.push(player);
  const mina = await tablet.personIn(testClass.id);
  await tablet.leave(testClass.id);
  expectOk(await tablet.join({ code: testClass.code, name: 'Jun' }));
  const jun = new Player(tablet, testClass.id);
  players.push(jun);
  await jun.waitUntil(() => jun.view !== null, 'the class');
  expect(await leaveAnswer(tablet, testClass, { person: mina })).toEqual([403, 'not-member']);
  expect(await leaveAnswer(tablet, testClass, {})).toEqual([400, 'bad-request']);
  expect((await tablet.myClassrooms()).map(({ seat }) => seat?.name)).toEqual(['Jun']);
  expect([jun.states.at(-1), jun.endReason]).toEqual(['live', null]);
  expect(await leaveAnswer(tablet, testClass, { person: jun.view?.you.id })).toEqual([200, undefined]);
  expect(await tablet.myClassrooms()).toEqual([]);
});

async function leaveAnswer({ cookie, origin }: ApiClient, { id }: TestClass, fields: object): Promise<unknown> {
  const headers = { cookie, origin, 'content-type': 'application/json' };
  const body = JSON.stringify(fields);
  const answer = await fetch(`${origin}/api/classrooms/${id}/leave`, { method: 'POST', headers, body });
  return [answer.status, (await answer.json()).code];
}
