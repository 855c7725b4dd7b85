/** A whole school behind one address: everybody comes in, typos and all; whoever guesses finds nothing and keeps no class from being held. */
import { afterEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { ATTEMPT_RATES, CODES_PER_CLASS } from '#server/base/limits.ts';
import type { OpenedClassroom } from '#shared/protocol/http/responses.ts';

const CLASSES = 40;
const STUDENTS = 30;
/** A teacher's browser is in 16 classes at most. */
const CLASSES_A_TEACHER = 10;
/** Guesses under way at once. */
const AT_ONCE = 50;

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

// Each test begins with all the tries that an address has.
afterEach(() => server.stop());

/** The code with its last digits changed, so that no class has it. */
function mistyped(code: string, rooms: readonly { readonly code: string }[]): string {
  for (let tail = 0; ; tail += 1) {
    const wrong = code.slice(0, -2) + String(tail).padStart(2, '0');
    if (rooms.every((room) => room.code !== wrong)) return wrong;
  }
}

// Proves I33.
it('40 classes of 30 come in at once, every third child mistypes the code, and all of them are connected', async () => {
  const rooms: OpenedClassroom[] = [];
  while (rooms.length < CLASSES) {
    const teacher = new ApiClient(server.origin);
    for (let more = 0; more < CLASSES_A_TEACHER; more += 1) rooms.push(await teacher.openClassroom());
  }
  // Whatever number of digits is guessed: so many codes stand against each class.
  for (const digits of new Set(rooms.map(({ code }) => code.length))) {
    const open = rooms.filter(({ code }) => code.length === digits).length;
    expect(10 ** digits / open).toBeGreaterThanOrEqual(CODES_PER_CLASS);
  }

  const comeIn = async ({ id, code }: OpenedClassroom, number: number) => {
    const browser = new ApiClient(server.origin);
    if (number % 3 === 1)
      expect(await browser.previewJoin({ code: mistyped(code, rooms) })).toMatchObject({ ok: false, code: 'no-class' });
    expectOk(await browser.previewJoin({ code }));
    expectOk(await browser.join({ code, name: `Student ${number}` }));
    const player = new Player(browser, id);
    players.push(player);
    await player.waitUntil(() => player.view?.you.role === 'student', 'in the class');
  };
  await Promise.all(
    rooms.map(async (room) => {
      // A class finds its seats one by one, all classes at the same time.
      for (let number = 1; number <= STUDENTS; number += 1) await comeIn(room, number);
    }),
  );
  expect(players.filter(({ link }) => link.state === 'live')).toHaveLength(CLASSES * STUDENTS);
});

it('whoever guesses at full speed without a cookie is held up, and no class of the same address with him', async () => {
  const teacher = new ApiClient(server.origin);
  const [room, open] = [
    await teacher.openClassroom({ naming: 'list', names: ['Mina', 'Jun'] }),
    await teacher.openClassroom({ admission: 'open' }),
  ];
  const { cards } = expectOk(await teacher.cards(room.id));
  const inClass = new ApiClient(server.origin);
  expectOk(await inClass.join({ code: open.code, name: 'Sora' }));

  let guesses = 0;
  let wrong = 0;
  let isOver = false;
  const guess = async () => {
    guesses += 1;
    const code = String(100_000 + guesses);
    if (code === room.code || code === open.code) return;
    const answer = await new ApiClient(server.origin).previewJoin({ code });
    expect(answer.ok ? 'in' : answer.code).toMatch(/^(no-class|too-fast)$/);
    if (!answer.ok && answer.code === 'no-class') wrong += 1;
  };
  const guesser = Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (!isOver) await guess();
    }),
  );
  await expect.poll(() => guesses, { timeout: 60_000 }).toBeGreaterThan(2 * ATTEMPT_RATES.address.burst);

  // A card, the list, the teacher's own link from another device; and whoever is in a class types the code of the next one.
  expectOk(await new ApiClient(server.origin).join({ code: room.code, card: cards[0]?.secret ?? '' }));
  expectOk(await new ApiClient(server.origin).previewJoin({ classroom: open.id }));
  expectOk(await new ApiClient(server.origin).join({ classroom: open.id, name: 'Hana' }));
  expectOk(await new ApiClient(server.origin).showTeacherKey(room.id, room.key));
  expectOk(await inClass.join({ code: room.code, choice: 2 }));
  const player = new Player(inClass, room.id);
  players.push(player);
  await player.waitUntil(() => player.view?.you.role === 'student', 'in the class');

  isOver = true;
  await guesser;
  // What comes back meanwhile is one in six seconds.
  expect(wrong).toBeLessThan(ATTEMPT_RATES.address.burst + 20);
});

it('a card tells nobody which codes exist, a class that is over included', async () => {
  const teacher = new ApiClient(server.origin);
  const [room, over] = [
    await teacher.openClassroom({ naming: 'numbers' }),
    await teacher.openClassroom({ password: 'tiger' }),
  ];
  expectOk(await teacher.setFinished(over.id, true));
  const guesser = new ApiClient(server.origin);
  const answers = [];
  for (const code of [room.code, over.code, mistyped(room.code, [room, over])])
    answers.push(await guesser.join({ code, card: '1.AAAAAAAAAAAAAAAA' }));
  for (const answer of answers) expect(answer).toEqual({ ...answers[0], ok: false, code: 'wrong-card' });
});
