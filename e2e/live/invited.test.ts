/** The class's own link: whoever comes by it gets in while others guess at the same address, and by the class's rules like anybody else. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import { Player } from '../../bench/bots/player.ts';
import { DoorAsks } from '../../client/net/door.ts';
import { TRIES_RATE } from '../../server/limits.ts';
import type { ClassroomId } from '../../shared/ids.ts';
import type { Join } from '../../shared/protocol/schemas.ts';
import { openClass, student } from '../fixtures/classroom.ts';
import { dataFolder, ServerProcess } from '../fixtures/server-process.ts';

/** Guesses under way at once. */
const AT_ONCE = 50;
/** An invitation to no class. */
const NONE = 'AAAAAAAAAAAAAAAA';
const TOO_FAST = { ok: false, code: 'too-fast' };

let server: ServerProcess;
const players: Player[] = [];

beforeEach(async () => {
  server = new ServerProcess(await dataFolder());
  await server.start();
});

afterEach(async () => {
  for (const player of players.splice(0)) player.close();
  await server.stop();
  await rm(server.folder, { recursive: true, force: true });
});

async function attend(browser: Browser, classroom: ClassroomId): Promise<Player> {
  const player = new Player(browser, classroom);
  players.push(player);
  await player.until(() => player.view !== null, 'the class');
  return player;
}

function invitationOf({ view }: Player): string {
  if (view?.invitation === null || view === null) throw new Error('no invitation');
  return view.invitation;
}

/** Fresh browsers that each ask to join once; how many were told that they were wrong before the door was shut to them. */
async function guess(tries: number, asked: (index: number) => Join): Promise<number> {
  let next = 0;
  let wrong = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < tries) {
        const answer = await new Browser(server.origin).join(asked(next++));
        expect(answer.ok ? 'in' : answer.code).toMatch(/^(no-class|wrong-rejoin|too-fast)$/);
        if (!answer.ok && answer.code !== 'too-fast') wrong += 1;
      }
    }),
  );
  return wrong;
}

it('gets in where the purse of the address is empty; the bare code and a wrong secret do not, and nobody guesses for nothing', async () => {
  const room = await openClass(server.origin);
  const locked = await openClass(server.origin, {}, { password: 'tiger' });
  const [teacher, other] = [await attend(room.teacher, room.id), await attend(locked.teacher, locked.id)];
  const old = { code: room.code, invitation: invitationOf(teacher) };
  // A link that is not whole is as good as its code.
  expectOk(await new Browser(server.origin).look({ code: room.code, invitation: NONE }));
  expectOk(await room.teacher.cards(room.id, true));
  await teacher.until(() => invitationOf(teacher) !== old.invitation, 'new cards make it anew');
  const link = { code: room.code, invitation: invitationOf(teacher) };

  // A hostile student who has the link of the own class tries its secret with every code.
  const codes = Array.from({ length: TRIES_RATE.address.burst + 100 }, (_, index) => String(100_000 + index));
  const none = codes.filter((code) => code !== room.code && code !== locked.code);
  const guessed = await guess(none.length, (index) => ({ ...link, code: none[index] ?? '', name: 'X' }));
  // What comes back meanwhile is one in six seconds.
  expect(guessed).toBeGreaterThan(TRIES_RATE.address.burst - 20);
  expect(guessed).toBeLessThan(TRIES_RATE.address.burst + 20);

  const fresh = () => new Browser(server.origin);
  expect(await fresh().look({ code: room.code })).toMatchObject(TOO_FAST);
  expect(await fresh().join({ code: room.code, name: 'Sora' })).toMatchObject(TOO_FAST);
  for (const wrong of [NONE, invitationOf(other), old.invitation])
    expect(await fresh().look({ code: room.code, invitation: wrong })).toMatchObject(TOO_FAST);
  const mina = fresh();
  expectOk(await mina.look(link));
  expectOk(await mina.join({ ...link, name: 'Mina' }));
  const player = await attend(mina, room.id);
  expect(player.view).toMatchObject({ code: null, invitation: null, you: { name: 'Mina' } });

  // What the invited still have to guess is paid by their class, and each class pays for its own.
  const withPassword = { code: locked.code, invitation: invitationOf(other) };
  expect(await fresh().look(withPassword)).toMatchObject({ code: 'password-needed' });
  expect(await fresh().look({ ...withPassword, password: 'lion' })).toMatchObject({ code: 'wrong-password' });
  const rejoins = await guess(TRIES_RATE.classroom.burst + 100, () => ({ ...link, rejoin: 'zzzzz' }));
  expect(rejoins).toBeGreaterThan(TRIES_RATE.classroom.burst - 20);
  expect(rejoins).toBeLessThan(TRIES_RATE.classroom.burst + 20);
  expectOk(await fresh().join({ ...link, name: 'Jun' }));
  expectOk(await fresh().join({ ...withPassword, password: 'tiger', name: 'Sora' }));
});

it('opens no door: approval, lock, a full class and a removal hold, over a restart', async () => {
  const room = await openClass(server.origin, {}, { capacity: 2 });
  const teacher = await attend(room.teacher, room.id);
  const door = new DoorAsks(teacher.link);
  const invitation = invitationOf(teacher);
  const link = { code: room.code, invitation };
  const { browser: cheat, player } = await student(server.origin, room, 'Rude');
  players.push(player);
  await teacher.until(() => teacher.view?.seats === 1, 'in');
  expectOk(await door.remove(1, true));
  await player.until(() => player.why === 'removed-for-good', 'told');
  const connected = teacher.states.filter((state) => state === 'live').length;
  await server.kill();
  await server.start();
  await teacher.until(
    () => teacher.states.filter((state) => state === 'live').length > connected,
    'the teacher is back',
  );
  expect(invitationOf(teacher)).toBe(invitation);

  const gone = { ok: false, code: 'removed-for-good' };
  expect(await cheat.look(link)).toMatchObject(gone);
  expect(await cheat.join({ ...link, name: 'Nice' })).toMatchObject(gone);
  expectOk(await door.setLocked(true));
  expect(await new Browser(server.origin).join({ ...link, name: 'Mina' })).toMatchObject({ code: 'locked' });
  expectOk(await door.setLocked(false));
  expectOk(await door.setDoor('approval'));
  expectOk(await new Browser(server.origin).join({ ...link, name: 'Mina' }));
  await teacher.until(() => teacher.view?.door?.waiting[0]?.name === 'Mina', 'Mina waits');
  expectOk(await door.setDoor('code'));
  expectOk(await new Browser(server.origin).join({ ...link, name: 'Jun' }));
  expect(await new Browser(server.origin).join({ ...link, name: 'Sora' })).toMatchObject({ code: 'full' });
});
