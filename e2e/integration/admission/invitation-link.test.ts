/** The class's invitation link: it works while others guess codes from the same address, and the class's rules still apply. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { ATTEMPT_RATES, OVERDRAFT_INTERVAL_MS } from '#server/base/limits.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { JoinRequest } from '#shared/protocol/http/request-bodies.ts';

/** Concurrent guesses. */
const GUESSES_AT_ONCE = 50;
/** An invitation to no class. */
const NONE = 'AAAAAAAAAAAAAAAA';
const TOO_FAST = { ok: false, code: 'too-fast' };

let server: ServerProcess;
const players: Player[] = [];

beforeEach(async () => {
  server = new ServerProcess(await makeDataFolder());
  await server.start();
});

afterEach(async () => {
  for (const player of players.splice(0)) player.close();
  await server.stop();
  await rm(server.folder, { recursive: true, force: true });
});

async function connectAndWait(browser: ApiClient, classroom: ClassroomId): Promise<Player> {
  const player = new Player(browser, classroom);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

function invitationOf({ view }: Player): string {
  if (view?.invitation === null || view === null) throw new Error('no invitation');
  return view.invitation;
}

/** New browsers try to join once each. Returns how many got a wrong answer before the rate limit. */
async function guess(attempts: number, requestOf: (index: number) => JoinRequest): Promise<number> {
  let next = 0;
  let wrong = 0;
  await Promise.all(
    Array.from({ length: GUESSES_AT_ONCE }, async () => {
      while (next < attempts) {
        const answer = await new ApiClient(server.origin).join(requestOf(next++));
        expect(answer.ok ? 'in' : answer.code).toMatch(/^(no-class|wrong-rejoin|too-fast)$/);
        if (!answer.ok && answer.code !== 'too-fast') wrong += 1;
      }
    }),
  );
  return wrong;
}

it('works when the address has no attempts left, unlike the bare code or a wrong secret; each guess costs an attempt', async () => {
  const testClass = await openClass(server.origin);
  const locked = await openClass(server.origin, {}, { password: 'tiger' });
  const [teacher, other] = [
    await connectAndWait(testClass.teacher, testClass.id),
    await connectAndWait(locked.teacher, locked.id),
  ];
  const old = { code: testClass.code, invitation: invitationOf(teacher) };
  // An incomplete link counts as its code alone.
  expectOk(await new ApiClient(server.origin).previewJoin({ code: testClass.code, invitation: NONE }));
  expectOk(await testClass.teacher.cards(testClass.id, true));
  await teacher.waitUntil(() => invitationOf(teacher) !== old.invitation, 'the new invitation of new cards');
  const link = { code: testClass.code, invitation: invitationOf(teacher) };

  // A hostile student tries the secret of their own class's link with every code.
  const codes = Array.from({ length: ATTEMPT_RATES.address.burst + 100 }, (_, index) => String(100_000 + index));
  const none = codes.filter((code) => code !== testClass.code && code !== locked.code);
  const { burst, fillsInMs } = ATTEMPT_RATES.address;
  const guessedSince = performance.now();
  const guessed = await guess(none.length, (index) => ({ ...link, code: none[index] ?? '', name: 'X' }));
  const returned = ((performance.now() - guessedSince) / fillsInMs) * burst;
  expect(guessed).toBeGreaterThan(burst - 20);
  expect(guessed).toBeLessThan(burst + 20 + returned);

  const newClient = () => new ApiClient(server.origin);
  // On a slow machine some attempts have returned.
  while ((await guess(1, () => ({ code: none[0] ?? '', name: 'X' }))) > 0);
  expect(await newClient().previewJoin({ code: testClass.code })).toMatchObject(TOO_FAST);
  expect(await newClient().join({ code: testClass.code, name: 'Sora' })).toMatchObject(TOO_FAST);
  for (const wrong of [NONE, invitationOf(other), old.invitation])
    expect(await newClient().previewJoin({ code: testClass.code, invitation: wrong })).toMatchObject(TOO_FAST);
  const mina = newClient();
  expectOk(await mina.previewJoin(link));
  expectOk(await mina.join({ ...link, name: 'Mina' }));
  const player = await connectAndWait(mina, testClass.id);
  expect(player.view).toMatchObject({ code: null, invitation: null, you: { name: 'Mina' } });

  // Guesses with an invitation cost attempts of that class alone.
  const withPassword = { code: locked.code, invitation: invitationOf(other) };
  expect(await newClient().previewJoin(withPassword)).toMatchObject({ code: 'password-needed' });
  expect(await newClient().previewJoin({ ...withPassword, password: 'lion' })).toMatchObject({
    code: 'wrong-password',
  });
  const startedAt = performance.now();
  const rejoins = await guess(ATTEMPT_RATES.classroom.burst + GUESSES_AT_ONCE, () => ({ ...link, rejoin: 'zzzzz' }));
  expect(rejoins).toBeGreaterThan(ATTEMPT_RATES.classroom.burst - 20);
  // Beyond the class's budget they are made slowly, and most are refused.
  const slowly = (performance.now() - startedAt) / OVERDRAFT_INTERVAL_MS;
  expect(rejoins).toBeLessThan(ATTEMPT_RATES.classroom.burst + 20 + slowly);
  expectOk(await newClient().join({ ...link, name: 'Jun' }));
  expectOk(await newClient().join({ ...withPassword, password: 'tiger', name: 'Sora' }));
});

it('respects approval, lock, capacity and bans, over a restart', async () => {
  const testClass = await openClass(server.origin, {}, { capacity: 2 });
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const admission = new AdmissionApi(teacher.link);
  const invitation = invitationOf(teacher);
  const link = { code: testClass.code, invitation };
  const { browser: cheat, player } = await joinAsStudent(server.origin, testClass, 'Rude');
  players.push(player);
  await teacher.waitUntil(() => teacher.view?.seats === 1, 'the seat');
  expectOk(await admission.remove(1, true));
  await player.waitUntil(() => player.endReason === 'removed-for-good', 'the removal');
  const connected = teacher.states.filter((state) => state === 'live').length;
  await server.kill();
  await server.start();
  await teacher.waitUntil(
    () => teacher.states.filter((state) => state === 'live').length > connected,
    'the teacher again',
  );
  expect(invitationOf(teacher)).toBe(invitation);

  const gone = { ok: false, code: 'removed-for-good' };
  expect(await cheat.previewJoin(link)).toMatchObject(gone);
  expect(await cheat.join({ ...link, name: 'Nice' })).toMatchObject(gone);
  expectOk(await admission.setLocked(true));
  expect(await new ApiClient(server.origin).join({ ...link, name: 'Mina' })).toMatchObject({ code: 'locked' });
  expectOk(await admission.setLocked(false));
  expectOk(await admission.setMode('approval'));
  expectOk(await new ApiClient(server.origin).join({ ...link, name: 'Mina' }));
  await teacher.waitUntil(() => teacher.view?.admission?.waiting[0]?.name === 'Mina', 'Mina waiting');
  expectOk(await admission.setMode('code'));
  expectOk(await new ApiClient(server.origin).join({ ...link, name: 'Jun' }));
  expect(await new ApiClient(server.origin).join({ ...link, name: 'Sora' })).toMatchObject({ code: 'full' });
});
