/** Identity in a class: joining without typing, one seat per student, shared devices, and seats that move to another device. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { ATTEMPT_RATES } from '#server/base/limits.ts';

const server = await inProcessServerPerFile();
const { connect, connectAndWait } = clientsOf(server);

function you(player: Player) {
  if (player.view?.you.role !== 'student') throw new Error('no student');
  return player.view.you;
}

const browsers = (count: number) => Array.from({ length: count }, () => new ApiClient(server.origin));

describe('a class of numbers', () => {
  it('shows its seats on the join page, and a tap takes one', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 3 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    expect(teacher.view?.notYet).toEqual(['1', '2', '3']);

    const mina = new ApiClient(server.origin);
    const before = expectOk(await mina.previewJoin({ code: testClass.code }));
    expect(before).toMatchObject({ naming: 'numbers', you: null, offers: [] });
    expect(before.choices.map(({ name, taken }) => `${name} ${taken}`)).toEqual(['1 false', '2 false', '3 false']);
    expectOk(await mina.join({ code: testClass.code, choice: 2 }));
    const player = await connectAndWait(mina, testClass.id);
    const { name, hue, shape } = before.choices[1] ?? {};
    expect(you(player)).toMatchObject({ name, hue, shape });
    expect(player.view?.notYet).toEqual([]);

    const other = new ApiClient(server.origin);
    const after = expectOk(await other.previewJoin({ code: testClass.code }));
    expect(after.choices.map(({ taken }) => taken)).toEqual([false, true, false]);
    expect(await other.join({ code: testClass.code, choice: 2 })).toMatchObject({ ok: false, code: 'taken' });
    expect(await other.join({ code: testClass.code, choice: 4 })).toMatchObject({ ok: false, code: 'choice-needed' });
    expect(await other.join({ code: testClass.code, name: 'Mina' })).toMatchObject({
      ok: false,
      code: 'choice-needed',
    });
    await teacher.waitUntil(() => teacher.view?.notYet.join() === '1,3', 'the students not here yet');
  });

  it('gives a number to one of 20 students who tap it at once', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 30 });
    const answers = await Promise.all(browsers(20).map((each) => each.join({ code: testClass.code, choice: 7 })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'taken')).toHaveLength(19);
  });
});

describe('a class with a list of names', () => {
  it('has a seat for each name and numbers equal names', async () => {
    const testClass = await openClass(
      server.origin,
      {},
      { naming: 'list', names: ['Mina', '  Jun ', 'Mina'], capacity: 40 },
    );
    const mina = new ApiClient(server.origin);
    const { choices } = expectOk(await mina.previewJoin({ code: testClass.code }));
    expect(choices.map(({ name }) => name)).toEqual(['Mina', 'Jun', 'Mina 2']);
    expect(new Set(choices.map(({ hue, shape }) => `${hue} ${shape}`)).size).toBe(3);
    expectOk(await mina.join({ code: testClass.code, choice: 3 }));
    const player = await connectAndWait(mina, testClass.id);
    expect(you(player).name).toBe('Mina 2');
    expect(player.view?.capacity).toBe(3);
  });

  it('shows no name without its password', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'list', names: ['Mina'], password: 'tiger' });
    const guest = new ApiClient(server.origin);
    expect(await guest.previewJoin({ code: testClass.code })).toMatchObject({ ok: false, code: 'password-needed' });
    expect(JSON.stringify(await guest.previewJoin({ code: testClass.code, password: 'lion' }))).not.toContain('Mina');
    expect(await guest.previewJoin({ code: '999999', password: 'lion' })).toMatchObject({ code: 'wrong-password' });
    expect(expectOk(await guest.previewJoin({ code: testClass.code, password: 'tiger' })).choices).toHaveLength(1);
  });

  it.each([{ naming: 'list' }, { naming: 'list', names: ['\u202e'] }, { naming: 'typed', names: ['Mina'] }] as const)(
    'does not open with %j',
    async (naming) => {
      const names = 'names' in naming ? { names: [...naming.names] } : {};
      await expect(new ApiClient(server.origin).openClassroom({ naming: naming.naming, ...names })).rejects.toThrow(
        /bad-|name-empty/,
      );
    },
  );
});

describe('a class of nicknames', () => {
  it('offers four free ones and takes no other', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'nicknames' });
    const mina = new ApiClient(server.origin);
    const { offers } = expectOk(await mina.previewJoin({ code: testClass.code, language: 'ko' }));
    expect(new Set(offers).size).toBe(4);
    for (const offer of offers) expect(offer).toMatch(/^[가-힣]+ [가-힣]+$/);
    expect(await mina.join({ code: testClass.code, name: 'Mina' })).toMatchObject({ ok: false, code: 'choice-needed' });
    const [name = ''] = offers;
    expectOk(await mina.join({ code: testClass.code, name }));
    expect(you(await connectAndWait(mina, testClass.id)).name).toBe(name);
    expect(await new ApiClient(server.origin).join({ code: testClass.code, name })).toMatchObject({ code: 'taken' });
  });
});

describe('two students who share a tablet', () => {
  it.each([
    ['by name', { naming: 'typed' }, { name: 'Mina' }, { name: 'Jun' }],
    ['by number', { naming: 'numbers' }, { choice: 1 }, { choice: 2 }],
  ] as const)('have two seats %s, and return each to their own', async (_how, naming, first, second) => {
    const testClass = await openClass(server.origin, {}, { ...naming });
    const tablet = new ApiClient(server.origin);
    expectOk(await tablet.join({ code: testClass.code, ...first }));
    const mina = await connectAndWait(tablet, testClass.id);
    expect(expectOk(await tablet.previewJoin({ code: testClass.code })).you).toMatchObject({ name: you(mina).name });
    expect((await tablet.myClassrooms())[0]?.seat?.name).toBe(you(mina).name);

    await tablet.leave(testClass.id);
    await mina.waitUntil(() => mina.link.state === 'elsewhere', 'the end of the first page');
    expect(expectOk(await tablet.previewJoin({ code: testClass.code })).you).toBeNull();
    expect(await tablet.myClassrooms()).toEqual([]);

    expectOk(await tablet.join({ code: testClass.code, ...second }));
    const jun = await connectAndWait(tablet, testClass.id);
    expect(you(jun).name).not.toBe(you(mina).name);
    expect(you(jun).board).not.toBe(you(mina).board);
    expect(jun.view?.seats).toBe(2);

    await tablet.leave(testClass.id);
    expectOk(await tablet.join({ code: testClass.code, ...first }));
    const secondChild = await connectAndWait(tablet, testClass.id);
    expect(you(secondChild).board).toBe(you(mina).board);
    expect(secondChild.view?.seats).toBe(2);
  });
});

describe('a rejoin code', () => {
  // Proves I28.
  it('moves the seat, and the old page ends for good', async () => {
    const testClass = await openClass(server.origin);
    const [old, newDevice] = browsers(2);
    if (old === undefined || newDevice === undefined) throw new Error('two browsers');
    expectOk(await old.join({ code: testClass.code, name: 'Mina' }));
    const before = await connectAndWait(old, testClass.id);
    const { rejoin, board } = you(before);
    await before.enter();

    expectOk(await newDevice.join({ code: testClass.code, rejoin }));
    await before.waitUntil(() => before.link.state === 'elsewhere', 'the end of the old page');
    const after = await connectAndWait(newDevice, testClass.id);
    expect(you(after)).toMatchObject({ name: 'Mina', board });
    expect(after.view?.seats).toBe(1);
    // The old device's cookie is worthless.
    expect(await old.myClassrooms()).toEqual([]);
    expect((await old.picture(testClass.id, testClass.picture)).status).toBe(404);
    const returned = connect(old, testClass.id);
    await returned.waitUntil(() => returned.link.state === 'refused', 'the refusal');
    expect((await newDevice.myClassrooms())[0]?.seat?.name).toBe('Mina');
  });

  it('is visible to its student and the teacher alone', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const [mina, jun] = browsers(2);
    if (mina === undefined || jun === undefined) throw new Error('two browsers');
    expectOk(await mina.join({ code: testClass.code, name: 'Mina' }));
    expectOk(await jun.join({ code: testClass.code, name: 'Jun' }));
    const own = you(await connectAndWait(mina, testClass.id)).rejoin;
    const minasSeat = expectOk(await testClass.teacher.rejoinCodes(testClass.id)).seats.find(
      ({ name }) => name === 'Mina',
    );
    expect(minasSeat?.rejoin).toBe(own);
    expect(await jun.rejoinCodes(testClass.id)).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(JSON.stringify((await connectAndWait(jun, testClass.id)).view)).not.toContain(own);
  });

  it('has the same limit of guesses as a class’s code', async () => {
    const testClass = await openClass(server.origin);
    const guesser = new ApiClient(server.origin);
    expect(await guesser.join({ code: testClass.code, rejoin: 'aaaaa' })).toMatchObject({ code: 'wrong-rejoin' });
    const guesses = await Promise.all(
      Array.from({ length: 2 * ATTEMPT_RATES.session.burst }, (_, index) =>
        guesser.join({ code: testClass.code, rejoin: `aaa${'bcdefghjk'[index % 9]}${'mnpqrst'[index % 7]}` }),
      ),
    );
    const refused = guesses.filter((answer) => !answer.ok && answer.code === 'too-fast').length;
    // All but the burst; on a slow machine some attempts have returned.
    expect(refused).toBeGreaterThan(ATTEMPT_RATES.session.burst / 2);
    expect(refused).toBeLessThanOrEqual(ATTEMPT_RATES.session.burst + 1);
    // Another student joins meanwhile.
    expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Mina' }));
  });
});

describe('a seat card', () => {
  it('takes its seat, moves a taken one, and becomes invalid with the next cards', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Jun'], password: 'tiger' });
    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    expect(expectOk(await testClass.teacher.cards(testClass.id)).cards).toEqual(cards);
    const card = cards[1]?.secret ?? '';
    const [first, second, third] = browsers(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three browsers');
    expectOk(await first.join({ code: testClass.code, card }));
    const jun = await connectAndWait(first, testClass.id);
    expect(you(jun).name).toBe('Jun');
    expectOk(await second.join({ code: testClass.code, card }));
    await jun.waitUntil(() => jun.link.state === 'elsewhere', 'the end of the first page');
    expect(you(await connectAndWait(second, testClass.id)).name).toBe('Jun');

    const next = expectOk(await testClass.teacher.cards(testClass.id, true)).cards;
    expect(next[1]?.secret).not.toBe(card);
    expect(await third.join({ code: testClass.code, card })).toMatchObject({ ok: false, code: 'wrong-card' });
    expect(await third.join({ code: testClass.code, card: `1${(next[1]?.secret ?? '').slice(1)}` })).toMatchObject({
      code: 'wrong-card',
    });
    expect(await second.cards(testClass.id)).toMatchObject({ ok: false, code: 'not-teacher' });
    expectOk(await third.join({ code: testClass.code, card: next[0]?.secret ?? '' }));
    expect(you(await connectAndWait(third, testClass.id)).name).toBe('Mina');
  });

  it('switches a device that another student used', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 4 });
    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    const tablet = new ApiClient(server.origin);
    expectOk(await tablet.join({ code: testClass.code, choice: 1 }));
    const one = await connectAndWait(tablet, testClass.id);
    expectOk(await tablet.join({ code: testClass.code, card: cards[1]?.secret ?? '' }));
    await one.waitUntil(() => one.link.state === 'elsewhere', 'the end of the other student’s page');
    expect(you(await connectAndWait(tablet, testClass.id)).name).toBe('2');
  });
});

describe('a class that is open to all', () => {
  it('admits from the list, unlike other classes', async () => {
    const open = await openClass(server.origin, {}, { admission: 'open' });
    const shut = await openClass(server.origin);
    const guest = new ApiClient(server.origin);
    expect(expectOk(await guest.previewJoin({ classroom: open.id }))).toMatchObject({ id: open.id, naming: 'typed' });
    expectOk(await guest.join({ classroom: open.id, name: 'Mina' }));
    expect(you(await connectAndWait(guest, open.id)).name).toBe('Mina');
    expect(await guest.previewJoin({ classroom: shut.id })).toMatchObject({ ok: false, code: 'no-class' });
    expect(await guest.join({ classroom: shut.id, name: 'Mina' })).toMatchObject({ ok: false, code: 'no-class' });
  });
});
