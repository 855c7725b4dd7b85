/** A student on another device says that a seat of before is theirs: nothing but the teacher's nod gives it to them. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { JoinRequest, OpenClassroomRequest } from '#shared/protocol/http/request-bodies.ts';

const server = await inProcessServerPerFile();
const { connect, connectAndWait } = clientsOf(server);

const typed = (name: string): JoinRequest => ({ name });
const ownSeat = (player: Player) => (player.view?.you.role === 'student' ? player.view.you : null);

async function open(request: OpenClassroomRequest = {}) {
  const testClass = await openClass(server.origin, {}, request);
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  return { testClass, teacher, admission: new AdmissionApi(teacher.link) };
}

/** A student who was in the class, and whose page is closed. */
async function leaveSeat({ code, id }: TestClass, who: JoinRequest, teacher: Player) {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code, ...who }));
  const player = connect(browser, id);
  await player.waitUntil(() => player.view !== null || player.waiting !== null, 'the class');
  const isIn = player.view !== null;
  const seat = ownSeat(player);
  player.close();
  const isAway = () => teacher.view?.admission?.seats.some(({ name, here }) => name === seat?.name && !here) === true;
  if (isIn) await teacher.waitUntil(isAway, 'the seat away');
  return { browser, seat };
}

/** The same student on a new device, where they wait for the nod. */
async function comeBack({ code, id }: TestClass, who: JoinRequest) {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code, ...who, returning: true }));
  const player = connect(browser, id);
  await player.waitUntil(() => player.waiting !== null, 'the wait');
  return { browser, player };
}

function waitingAt(teacher: Player) {
  return teacher.view?.admission?.waiting.map(({ name, returning }) => ({ name, returning })) ?? [];
}

function numberOf(teacher: Player): number {
  return teacher.view?.admission?.waiting[0]?.number ?? 0;
}

describe.each([
  { naming: 'typed', who: typed('Mina'), name: 'Mina' },
  { naming: 'numbers', who: { choice: 3 }, name: '3' },
  { naming: 'list', who: { choice: 2 }, name: 'Jun' },
] as const)('in a class with names that are $naming', ({ naming, who, name }) => {
  const request = { naming, ...(naming === 'list' ? { names: ['Mina', 'Jun', 'Sora'] } : {}) };

  // Proves I53.
  it('the seat is given back at the nod: the same board, and the older device has lost it', async () => {
    const { testClass, teacher, admission } = await open(request);
    const before = await leaveSeat(testClass, who, teacher);
    const stranger = new ApiClient(server.origin);
    expect(await stranger.join({ code: testClass.code, ...who })).toMatchObject({ ok: false, code: 'was-here' });
    expect(await stranger.myClassrooms()).toEqual([]);

    const { browser, player } = await comeBack(testClass, who);
    expect(player.waiting).toMatchObject({ name });
    expect(player.view).toBeNull();
    expect(await browser.myClassrooms()).toEqual([]);
    await teacher.waitUntil(() => waitingAt(teacher).length === 1, 'the question');
    expect(waitingAt(teacher)).toEqual([{ name, returning: true }]);
    expect(teacher.view?.seats).toBe(1);

    expectOk(await admission.admit(null));
    await player.waitUntil(() => player.view !== null, 'the seat');
    expect(ownSeat(player)).toMatchObject({ name, board: before.seat?.board, rejoin: before.seat?.rejoin });
    await teacher.waitUntil(() => waitingAt(teacher).length === 0, 'nobody waits');
    expect(teacher.view?.admission?.seats).toHaveLength(1);
    const older = connect(before.browser, testClass.id);
    await older.waitUntil(() => older.endReason === 'seat-elsewhere', 'the older device');
  });

  it('a no of the teacher leaves the seat to its student', async () => {
    const { testClass, teacher, admission } = await open(request);
    const before = await leaveSeat(testClass, who, teacher);
    const { browser, player } = await comeBack(testClass, who);
    await teacher.waitUntil(() => waitingAt(teacher).length === 1, 'the question');
    expectOk(await admission.decline(numberOf(teacher)));
    await player.waitUntil(() => player.endReason === 'not-let-in', 'the no');
    expect(await browser.myClassrooms()).toEqual([]);
    const back = await connectAndWait(before.browser, testClass.id);
    expect(ownSeat(back)).toMatchObject({ name, board: before.seat?.board });
  });
});

it('a class of 28 on other devices, with typed names: one press gives everybody their board', async () => {
  const { testClass, teacher, admission } = await open({ capacity: 28 });
  const names = Array.from({ length: 28 }, (_, index) => `Student ${index + 1}`);
  const before = await Promise.all(names.map((name) => leaveSeat(testClass, typed(name), teacher)));
  const back = await Promise.all(names.map((name) => comeBack(testClass, typed(name))));
  await teacher.waitUntil(() => waitingAt(teacher).length === 28, 'all wait');
  // They are nobody new.
  expect(teacher.view?.admission?.newSeats).toBeLessThanOrEqual(28);
  expectOk(await admission.admit(null));
  await Promise.all(back.map(({ player }) => player.waitUntil(() => player.view !== null, 'the class', 30_000)));
  expect(back.map(({ player }) => ownSeat(player)?.board)).toEqual(before.map(({ seat }) => seat?.board));
  expect(back.map(({ player }) => ownSeat(player)?.name)).toEqual(names);
  expect(teacher.view?.seats).toBe(28);
});

it('somebody new of the same name gets a seat of their own, and a name that is here asks nothing', async () => {
  const { testClass, teacher } = await open();
  await leaveSeat(testClass, typed('Mina'), teacher);
  const joinAs = async (join: JoinRequest) => {
    const browser = new ApiClient(server.origin);
    const answer = await browser.join({ code: testClass.code, ...join });
    return answer.ok ? (await browser.myClassrooms())[0]?.seat?.name : answer.code;
  };
  expect(await joinAs({ name: ' mina ' })).toBe('was-here');
  expect(await joinAs({ name: 'Min' })).toBe('Min');
  expect(await joinAs({ name: 'Mina', returning: false })).toBe('Mina 2');
  const jun = new ApiClient(server.origin);
  expectOk(await jun.join({ code: testClass.code, name: 'Jun' }));
  await connectAndWait(jun, testClass.id);
  expect(await joinAs({ name: 'Jun', returning: true })).toBe('taken');
  expect(await joinAs({ name: 'Jun' })).toBe('Jun 2');
});

it('who had the seat on this browser is asked nothing', async () => {
  const { testClass, teacher } = await open();
  const { browser } = await leaveSeat(testClass, typed('Mina'), teacher);
  await browser.leave(testClass.id);
  expectOk(await browser.join({ code: testClass.code, name: 'Mina' }));
  expect((await browser.myClassrooms())[0]?.seat).toMatchObject({ name: 'Mina' });
});

describe.each([
  { name: 'the class is locked', change: (admission: AdmissionApi) => admission.setLocked(true) },
  { name: 'the class asks for approval', change: (admission: AdmissionApi) => admission.setMode('approval') },
  { name: 'the class is open to all', change: (admission: AdmissionApi) => admission.setMode('open') },
])('while $name', ({ change }) => {
  it('a student with a seat comes back by the nod', async () => {
    const { testClass, teacher, admission } = await open({ capacity: 1 });
    const before = await leaveSeat(testClass, typed('Mina'), teacher);
    expectOk(await change(admission));
    const { player } = await comeBack(testClass, typed('Mina'));
    await teacher.waitUntil(() => waitingAt(teacher).length === 1, 'the question');
    expectOk(await admission.admit(numberOf(teacher)));
    await player.waitUntil(() => player.view !== null, 'the seat');
    expect(ownSeat(player)).toMatchObject({ name: 'Mina', board: before.seat?.board });
  });
});

it('no change of the admission mode is a nod, nor is asking again, nor a restart', async () => {
  const { testClass, teacher, admission } = await open({ admission: 'approval' });
  expectOk(await admission.setMode('code'));
  await leaveSeat(testClass, typed('Mina'), teacher);
  expectOk(await admission.setMode('approval'));
  const { browser, player } = await comeBack(testClass, typed('Mina'));
  expectOk(await admission.setMode('code'));
  for (const returning of [true, false])
    expectOk(await browser.join({ code: testClass.code, name: 'Mina', returning }));
  expect(await browser.myClassrooms()).toEqual([]);
  await browser.join({ code: testClass.code, name: 'Mina' });
  await server.stop();
  player.waiting = null;
  teacher.view = null;
  await server.start();
  await player.waitUntil(() => player.waiting !== null, 'the wait again', 30_000);
  await teacher.waitUntil(() => waitingAt(teacher).length === 1, 'the question again', 30_000);
  expect(player.view).toBeNull();
  expectOk(await admission.admit(null));
  await player.waitUntil(() => player.view !== null, 'the seat');
  expect(ownSeat(player)).toMatchObject({ name: 'Mina' });
});

it('refuses without the password, after the lesson, and to a browser that was banned', async () => {
  const { testClass, teacher, admission } = await open({ password: 'tiger', capacity: 5 });
  const minas = await leaveSeat(testClass, { name: 'Mina', password: 'tiger' }, teacher);
  await leaveSeat(testClass, { name: 'Jun', password: 'tiger' }, teacher);
  const stranger = new ApiClient(server.origin);
  const ask = (join: JoinRequest) => stranger.join({ code: testClass.code, ...join });
  expect(await ask({ name: 'Mina', returning: true })).toMatchObject({ code: 'password-needed' });
  expect(await ask({ name: 'Mina', password: 'lion', returning: true })).toMatchObject({ code: 'wrong-password' });
  expectOk(await admission.remove(1, true));
  const banned = { code: testClass.code, name: 'Jun', password: 'tiger', returning: true };
  expect(await minas.browser.join(banned)).toMatchObject({ code: 'removed-for-good' });
  // Nobody returns to a banned seat: its name is free.
  expect(await ask({ name: 'Mina', password: 'tiger', returning: true })).toMatchObject({ code: 'taken' });
  expectOk(await testClass.teacher.setFinished(testClass.id, true));
  expect(await ask({ name: 'Jun', password: 'tiger', returning: true })).toMatchObject({ code: 'finished' });
});

it('gives a disputed seat to nobody by the press for all, and to one of them by a press of its own', async () => {
  const { testClass, teacher, admission } = await open();
  for (const name of ['Mina', 'Jun']) await leaveSeat(testClass, typed(name), teacher);
  const [first, second] = [await comeBack(testClass, typed('Mina')), await comeBack(testClass, typed('Mina'))];
  const jun = await comeBack(testClass, typed('Jun'));
  await teacher.waitUntil(() => waitingAt(teacher).length === 3, 'three wait');
  expect(await admission.admit(null)).toMatchObject({ ok: false, code: 'seat-disputed' });
  await jun.player.waitUntil(() => jun.player.view !== null, "Jun's seat");
  await teacher.waitUntil(() => waitingAt(teacher).length === 2, 'two wait');
  const number = numberOf(teacher);
  expectOk(await admission.admit(number));
  await first.player.waitUntil(() => first.player.view !== null, "Mina's seat");
  await teacher.waitUntil(
    () => teacher.view?.admission?.seats.find(({ name }) => name === 'Mina')?.here === true,
    'here',
  );
  expect(await admission.admit(null)).toMatchObject({ ok: false, code: 'seat-disputed' });
  expect(second.player.view).toBeNull();
  expect(ownSeat(first.player)).toMatchObject({ name: 'Mina' });
});

it.each(['erase', 'ban'] as const)('who waits for a seat goes with it: %s', async (how) => {
  const { testClass, teacher, admission } = await open();
  await leaveSeat(testClass, typed('Zebrafinch'), teacher);
  const { player } = await comeBack(testClass, typed('Zebrafinch'));
  await teacher.waitUntil(() => waitingAt(teacher).length === 1, 'the question');
  expectOk(await (how === 'erase' ? testClass.teacher.eraseSeat(testClass.id, 1) : admission.remove(1, true)));
  await player.waitUntil(() => player.endReason === 'not-let-in', 'the end of the wait');
  await teacher.waitUntil(() => waitingAt(teacher).length === 0, 'nobody waits');
  expect(teacher.view?.admission?.seats).toEqual([]);
});

describe('the room of a class', () => {
  it('is not filled by away seats of an earlier lesson, whose students always have theirs', async () => {
    const { testClass, teacher } = await open({ capacity: 2 });
    const [mina] = [
      await leaveSeat(testClass, typed('Mina'), teacher),
      await leaveSeat(testClass, typed('Jun'), teacher),
    ];
    const newcomer = new ApiClient(server.origin);
    const ask = () => newcomer.join({ code: testClass.code, name: 'Sora' });
    expect(await ask()).toMatchObject({ code: 'full' });
    expectOk(await testClass.teacher.setFinished(testClass.id, true));
    expectOk(await testClass.teacher.setFinished(testClass.id, false));
    await teacher.waitUntil(() => teacher.view?.finished === false && teacher.view.seats === 0, 'an empty class');
    expectOk(await ask());
    await connectAndWait(newcomer, testClass.id);
    const yuna = new ApiClient(server.origin);
    expectOk(await yuna.join({ code: testClass.code, name: 'Yuna' }));
    await teacher.waitUntil(() => teacher.view?.seats === 2, 'a full class');
    const back = await connectAndWait(mina.browser, testClass.id);
    expect(ownSeat(back)).toMatchObject({ name: 'Mina', board: mina.seat?.board });
    expect(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Hana' })).toMatchObject({
      code: 'full',
    });
  });

  it('grows by a press of the teacher, and stays so over a restart', async () => {
    const { testClass, teacher, admission } = await open({ capacity: 1, naming: 'numbers' });
    expectOk(await new ApiClient(server.origin).join({ code: testClass.code, choice: 1 }));
    const second = new ApiClient(server.origin);
    const ask = () => second.join({ code: testClass.code, choice: 2 });
    expect(await ask()).toMatchObject({ code: 'choice-needed' });
    expectOk(await admission.raiseCapacity(3));
    // Fewer than there are change nothing.
    expectOk(await admission.raiseCapacity(1));
    await teacher.waitUntil(() => teacher.view?.capacity === 3, 'three seats');
    await server.stop();
    teacher.view = null;
    await server.start();
    await teacher.waitUntil(() => teacher.view?.capacity === 3, 'three seats again', 30_000);
    expectOk(await ask());
    expect(await admission.raiseCapacity(100_000)).toMatchObject({ code: 'bad-request' });
  });

  it('is that of its list, where names are chosen from one', async () => {
    const { teacher, admission } = await open({ naming: 'list', names: ['Mina', 'Jun'] });
    expect(teacher.view?.admission).toMatchObject({ mayHaveMoreSeats: false });
    expect(await admission.raiseCapacity(9)).toMatchObject({ code: 'bad-request' });
  });
});
