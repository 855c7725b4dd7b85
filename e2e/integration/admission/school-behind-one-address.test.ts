/** A whole school behind one address: everybody joins despite typos, and a guesser finds nothing and blocks no class. */
import { afterEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { ATTEMPT_RATES, CODES_PER_CLASS } from '#server/base/limits.ts';
import type { OpenedClassroom } from '#shared/protocol/http/responses.ts';

const CLASSES = 40;
const STUDENTS = 30;
/** A teacher's browser has at most 16 classes. */
const CLASSES_A_TEACHER = 10;
/** Concurrent guesses. */
const GUESSES_AT_ONCE = 50;

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

// Each test starts with all attempts of an address.
afterEach(() => server.stop());

/** The code with its last digits changed, so that no class has it. */
function mistyped(code: string, classes: readonly { readonly code: string }[]): string {
  for (let tail = 0; ; tail += 1) {
    const wrong = code.slice(0, -2) + String(tail).padStart(2, '0');
    if (classes.every((testClass) => testClass.code !== wrong)) return wrong;
  }
}

// Proves I33.
it('lets 40 classes of 30 join at once while every third student mistypes the code, and connects all of them', async () => {
  const classes: OpenedClassroom[] = [];
  while (classes.length < CLASSES) {
    const teacher = new ApiClient(server.origin);
    for (let more = 0; more < CLASSES_A_TEACHER; more += 1) classes.push(await teacher.openClassroom());
  }
  // For each number of digits: enough codes per class to make guessing hopeless.
  for (const digits of new Set(classes.map(({ code }) => code.length))) {
    const open = classes.filter(({ code }) => code.length === digits).length;
    expect(10 ** digits / open).toBeGreaterThanOrEqual(CODES_PER_CLASS);
  }

  const joinClass = async ({ id, code }: OpenedClassroom, number: number) => {
    const browser = new ApiClient(server.origin);
    if (number % 3 === 1)
      expect(await browser.previewJoin({ code: mistyped(code, classes) })).toMatchObject({
        ok: false,
        code: 'no-class',
      });
    expectOk(await browser.previewJoin({ code }));
    expectOk(await browser.join({ code, name: `Student ${number}` }));
    const player = new Player(browser, id);
    players.push(player);
    await player.waitUntil(() => player.view?.you.role === 'student', 'the class');
  };
  await Promise.all(
    classes.map(async (testClass) => {
      // The students of a class join one by one, all classes at the same time.
      for (let number = 1; number <= STUDENTS; number += 1) await joinClass(testClass, number);
    }),
  );
  // A busy machine may lose a heartbeat for a moment.
  await expect.poll(() => players.filter(({ link }) => link.state === 'live').length).toBe(CLASSES * STUDENTS);
});

it('limits a guesser without cookies, and no class behind the same address', async () => {
  const teacher = new ApiClient(server.origin);
  const [testClass, open] = [
    await teacher.openClassroom({ naming: 'list', names: ['Mina', 'Jun'] }),
    await teacher.openClassroom({ admission: 'open' }),
  ];
  const { cards } = expectOk(await teacher.cards(testClass.id));
  const inClass = new ApiClient(server.origin);
  expectOk(await inClass.join({ code: open.code, name: 'Sora' }));

  let guesses = 0;
  let wrong = 0;
  let isOver = false;
  const guess = async () => {
    guesses += 1;
    const code = String(100_000 + guesses);
    if (code === testClass.code || code === open.code) return;
    const answer = await new ApiClient(server.origin).previewJoin({ code });
    expect(answer.ok ? 'in' : answer.code).toMatch(/^(no-class|too-fast)$/);
    if (!answer.ok && answer.code === 'no-class') wrong += 1;
  };
  const guesser = Promise.all(
    Array.from({ length: GUESSES_AT_ONCE }, async () => {
      while (!isOver) await guess();
    }),
  );
  await expect.poll(() => guesses, { timeout: 60_000 }).toBeGreaterThan(2 * ATTEMPT_RATES.address.burst);

  // These still work: a card, the list, the teacher's link on another device, and a member who types the code of another class.
  expectOk(await new ApiClient(server.origin).join({ code: testClass.code, card: cards[0]?.secret ?? '' }));
  expectOk(await new ApiClient(server.origin).previewJoin({ classroom: open.id }));
  expectOk(await new ApiClient(server.origin).join({ classroom: open.id, name: 'Hana' }));
  expectOk(await new ApiClient(server.origin).showTeacherKey(testClass.id, testClass.key));
  expectOk(await inClass.join({ code: testClass.code, choice: 2 }));
  const player = new Player(inClass, testClass.id);
  players.push(player);
  await player.waitUntil(() => player.view?.you.role === 'student', 'the class');

  isOver = true;
  await guesser;
  // One attempt returns every six seconds.
  expect(wrong).toBeLessThan(ATTEMPT_RATES.address.burst + 20);
});

it('does not reveal by an invalid card which codes exist, even of a finished class', async () => {
  const teacher = new ApiClient(server.origin);
  const [testClass, over] = [
    await teacher.openClassroom({ naming: 'numbers' }),
    await teacher.openClassroom({ password: 'tiger' }),
  ];
  expectOk(await teacher.setFinished(over.id, true));
  const guesser = new ApiClient(server.origin);
  const answers = [];
  for (const code of [testClass.code, over.code, mistyped(testClass.code, [testClass, over])])
    answers.push(await guesser.join({ code, card: '1.AAAAAAAAAAAAAAAA' }));
  for (const answer of answers) expect(answer).toEqual({ ...answers[0], ok: false, code: 'wrong-card' });
});
