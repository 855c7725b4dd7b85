/** Who is who: in without typing, one seat a child, two children on one device, a seat that moves to another. */
import { describe, expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import type { Player } from '../../bench/bots/player.ts';
import { TRIES_RATE } from '../../server/limits.ts';
import { openClass } from '../fixtures/classroom.ts';
import { comersTo } from '../fixtures/comers.ts';
import { serverOfFile } from '../fixtures/of-file.ts';

const server = await serverOfFile();
const { come, attend } = comersTo(server);

function you(player: Player) {
  if (player.view?.you.role !== 'student') throw new Error('no student');
  return player.view.you;
}

const browsers = (count: number) => Array.from({ length: count }, () => new Browser(server.origin));

describe('a class of numbers', () => {
  it('shows its seats at the door, and a tap takes one', async () => {
    const room = await openClass(server.origin, {}, { naming: 'numbers', capacity: 3 });
    const teacher = await attend(room.teacher, room.id);
    expect(teacher.view?.notYet).toEqual(['1', '2', '3']);

    const mina = new Browser(server.origin);
    const before = expectOk(await mina.look({ code: room.code }));
    expect(before).toMatchObject({ naming: 'numbers', you: null, offers: [] });
    expect(before.choices.map(({ name, taken }) => `${name} ${taken}`)).toEqual(['1 false', '2 false', '3 false']);
    expectOk(await mina.join({ code: room.code, choice: 2 }));
    const player = await attend(mina, room.id);
    const { name, hue, shape } = before.choices[1] ?? {};
    expect(you(player)).toMatchObject({ name, hue, shape });
    expect(player.view?.notYet).toEqual([]);

    const other = new Browser(server.origin);
    const after = expectOk(await other.look({ code: room.code }));
    expect(after.choices.map(({ taken }) => taken)).toEqual([false, true, false]);
    expect(await other.join({ code: room.code, choice: 2 })).toMatchObject({ ok: false, code: 'taken' });
    expect(await other.join({ code: room.code, choice: 4 })).toMatchObject({ ok: false, code: 'choice-needed' });
    expect(await other.join({ code: room.code, name: 'Mina' })).toMatchObject({ ok: false, code: 'choice-needed' });
    await teacher.until(() => teacher.view?.notYet.join() === '1,3', 'who is not here yet');
  });

  it('20 who tap one number at once: one has it', async () => {
    const room = await openClass(server.origin, {}, { naming: 'numbers', capacity: 30 });
    const answers = await Promise.all(browsers(20).map((each) => each.join({ code: room.code, choice: 7 })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'taken')).toHaveLength(19);
  });
});

describe('a class with a list of names', () => {
  it('has a seat for each of them; equal names are told apart', async () => {
    const room = await openClass(
      server.origin,
      {},
      { naming: 'list', names: ['Mina', '  Jun ', 'Mina'], capacity: 40 },
    );
    const mina = new Browser(server.origin);
    const { choices } = expectOk(await mina.look({ code: room.code }));
    expect(choices.map(({ name }) => name)).toEqual(['Mina', 'Jun', 'Mina 2']);
    expect(new Set(choices.map(({ hue, shape }) => `${hue} ${shape}`)).size).toBe(3);
    expectOk(await mina.join({ code: room.code, choice: 3 }));
    const player = await attend(mina, room.id);
    expect(you(player).name).toBe('Mina 2');
    expect(player.view?.capacity).toBe(3);
  });

  it('shows no name to whoever lacks its password', async () => {
    const room = await openClass(server.origin, {}, { naming: 'list', names: ['Mina'], password: 'tiger' });
    const guest = new Browser(server.origin);
    expect(await guest.look({ code: room.code })).toMatchObject({ ok: false, code: 'password-needed' });
    expect(JSON.stringify(await guest.look({ code: room.code, password: 'lion' }))).not.toContain('Mina');
    expect(await guest.look({ code: '999999', password: 'lion' })).toMatchObject({ code: 'wrong-password' });
    expect(expectOk(await guest.look({ code: room.code, password: 'tiger' })).choices).toHaveLength(1);
  });

  it.each([{ naming: 'list' }, { naming: 'list', names: ['\u202e'] }, { naming: 'typed', names: ['Mina'] }] as const)(
    'is not opened by %j',
    async (asked) => {
      const names = 'names' in asked ? { names: [...asked.names] } : {};
      await expect(new Browser(server.origin).open({ naming: asked.naming, ...names })).rejects.toThrow(/bad-/);
    },
  );
});

describe('a class of friendly names', () => {
  it('offers four that are free, and takes no other', async () => {
    const room = await openClass(server.origin, {}, { naming: 'friendly' });
    const mina = new Browser(server.origin);
    const { offers } = expectOk(await mina.look({ code: room.code, language: 'ko' }));
    expect(new Set(offers).size).toBe(4);
    for (const offer of offers) expect(offer).toMatch(/^[가-힣]+ [가-힣]+$/);
    expect(await mina.join({ code: room.code, name: 'Mina' })).toMatchObject({ ok: false, code: 'choice-needed' });
    const [name = ''] = offers;
    expectOk(await mina.join({ code: room.code, name }));
    expect(you(await attend(mina, room.id)).name).toBe(name);
    expect(await new Browser(server.origin).join({ code: room.code, name })).toMatchObject({ code: 'taken' });
  });
});

describe('two children share one tablet in turn', () => {
  it.each([
    ['by name', { naming: 'typed' }, { name: 'Mina' }, { name: 'Jun' }],
    ['by number', { naming: 'numbers' }, { choice: 1 }, { choice: 2 }],
  ] as const)('%s: two seats, and each comes back to the own one', async (_how, asked, first, second) => {
    const room = await openClass(server.origin, {}, { ...asked });
    const tablet = new Browser(server.origin);
    expectOk(await tablet.join({ code: room.code, ...first }));
    const mina = await attend(tablet, room.id);
    expect(expectOk(await tablet.look({ code: room.code })).you).toMatchObject({ name: you(mina).name });
    expect((await tablet.mine())[0]?.seat?.name).toBe(you(mina).name);

    await tablet.leave(room.id);
    await mina.until(() => mina.link.state === 'elsewhere', 'the first page lets go');
    expect(expectOk(await tablet.look({ code: room.code })).you).toBeNull();
    expect(await tablet.mine()).toEqual([]);

    expectOk(await tablet.join({ code: room.code, ...second }));
    const jun = await attend(tablet, room.id);
    expect(you(jun).name).not.toBe(you(mina).name);
    expect(you(jun).board).not.toBe(you(mina).board);
    expect(jun.view?.seats).toBe(2);

    await tablet.leave(room.id);
    expectOk(await tablet.join({ code: room.code, ...first }));
    const again = await attend(tablet, room.id);
    expect(you(again).board).toBe(you(mina).board);
    expect(again.view?.seats).toBe(2);
  });
});

describe('a rejoin code', () => {
  it('moves the seat: the old page says so and lets go, for good', async () => {
    const room = await openClass(server.origin);
    const [old, fresh] = browsers(2);
    if (old === undefined || fresh === undefined) throw new Error('two browsers');
    expectOk(await old.join({ code: room.code, name: 'Mina' }));
    const before = await attend(old, room.id);
    const { rejoin, board } = you(before);
    await before.enter();

    expectOk(await fresh.join({ code: room.code, rejoin }));
    await before.until(() => before.link.state === 'elsewhere', 'the old page is told');
    const after = await attend(fresh, room.id);
    expect(you(after)).toMatchObject({ name: 'Mina', board });
    expect(after.view?.seats).toBe(1);
    // The old device's cookie opens nothing any more.
    expect(await old.mine()).toEqual([]);
    expect((await old.picture(room.id, room.picture)).status).toBe(404);
    const back = come(old, room.id);
    await back.until(() => back.link.state === 'refused', 'it is not let in');
    expect((await fresh.mine())[0]?.seat?.name).toBe('Mina');
  });

  it("is the student's own and the teacher's to see", async () => {
    const room = await openClass(server.origin, { mode: 'together' });
    const [mina, jun] = browsers(2);
    if (mina === undefined || jun === undefined) throw new Error('two browsers');
    expectOk(await mina.join({ code: room.code, name: 'Mina' }));
    expectOk(await jun.join({ code: room.code, name: 'Jun' }));
    const own = you(await attend(mina, room.id)).rejoin;
    const told = expectOk(await room.teacher.rejoinCodes(room.id)).seats.find(({ name }) => name === 'Mina');
    expect(told?.rejoin).toBe(own);
    expect(await jun.rejoinCodes(room.id)).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(JSON.stringify((await attend(jun, room.id)).view)).not.toContain(own);
  });

  it("is guessed no more often than a class's code", async () => {
    const room = await openClass(server.origin);
    const guesser = new Browser(server.origin);
    expect(await guesser.join({ code: room.code, rejoin: 'aaaaa' })).toMatchObject({ code: 'wrong-rejoin' });
    const guesses = await Promise.all(
      Array.from({ length: TRIES_RATE.session.burst + 4 }, (_, index) =>
        guesser.join({ code: room.code, rejoin: `aaa${'bcdefghjk'[index % 9]}${'mnpqrst'[index % 7]}` }),
      ),
    );
    expect(guesses.filter((answer) => !answer.ok && answer.code === 'too-fast')).toHaveLength(5);
    // The neighbour gets in meanwhile.
    expectOk(await new Browser(server.origin).join({ code: room.code, name: 'Mina' }));
  });
});

describe('a seat card', () => {
  it('takes its seat, moves it when it is taken, and ends with the next cards', async () => {
    const room = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Jun'], password: 'tiger' });
    const { cards } = expectOk(await room.teacher.cards(room.id));
    expect(expectOk(await room.teacher.cards(room.id)).cards).toEqual(cards);
    const card = cards[1]?.secret ?? '';
    const [first, second, third] = browsers(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three browsers');
    expectOk(await first.join({ code: room.code, card }));
    const jun = await attend(first, room.id);
    expect(you(jun).name).toBe('Jun');
    expectOk(await second.join({ code: room.code, card }));
    await jun.until(() => jun.link.state === 'elsewhere', 'the first page is told');
    expect(you(await attend(second, room.id)).name).toBe('Jun');

    const next = expectOk(await room.teacher.cards(room.id, true)).cards;
    expect(next[1]?.secret).not.toBe(card);
    expect(await third.join({ code: room.code, card })).toMatchObject({ ok: false, code: 'wrong-card' });
    expect(await third.join({ code: room.code, card: `1${(next[1]?.secret ?? '').slice(1)}` })).toMatchObject({
      code: 'wrong-card',
    });
    expect(await second.cards(room.id)).toMatchObject({ ok: false, code: 'not-teacher' });
    expectOk(await third.join({ code: room.code, card: next[0]?.secret ?? '' }));
    expect(you(await attend(third, room.id)).name).toBe('Mina');
  });

  it('makes another of a device that somebody else had', async () => {
    const room = await openClass(server.origin, {}, { naming: 'numbers', capacity: 4 });
    const { cards } = expectOk(await room.teacher.cards(room.id));
    const tablet = new Browser(server.origin);
    expectOk(await tablet.join({ code: room.code, choice: 1 }));
    const one = await attend(tablet, room.id);
    expectOk(await tablet.join({ code: room.code, card: cards[1]?.secret ?? '' }));
    await one.until(() => one.link.state === 'elsewhere', 'the page of the one before ends');
    expect(you(await attend(tablet, room.id)).name).toBe('2');
  });
});

describe('an open door', () => {
  it('lets in from the list; any other door does not', async () => {
    const open = await openClass(server.origin, {}, { door: 'open' });
    const shut = await openClass(server.origin);
    const guest = new Browser(server.origin);
    expect(expectOk(await guest.look({ classroom: open.id }))).toMatchObject({ id: open.id, naming: 'typed' });
    expectOk(await guest.join({ classroom: open.id, name: 'Mina' }));
    expect(you(await attend(guest, open.id)).name).toBe('Mina');
    expect(await guest.look({ classroom: shut.id })).toMatchObject({ ok: false, code: 'no-class' });
    expect(await guest.join({ classroom: shut.id, name: 'Mina' })).toMatchObject({ ok: false, code: 'no-class' });
  });
});
