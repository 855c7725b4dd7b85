/** Opening classes and giving them something to play, over the real routes. */
import { expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import { Player } from '../../bench/bots/player.ts';
import { openClass, student } from '../fixtures/classroom.ts';
import { serverOfFile } from '../fixtures/of-file.ts';

const server = await serverOfFile();

it('a cut that no puzzle can be is refused, and what was played goes on', async () => {
  const room = await openClass(server.origin);
  for (const cut of [
    { columns: 200, rows: 200 },
    { columns: 1, rows: 1 },
    { columns: 200, rows: 1 },
  ]) {
    expect(await room.teacher.start(room.id, { picture: room.picture, cuts: [cut] })).toMatchObject({
      ok: false,
      code: 'bad-cut',
    });
  }
  const { player } = await student(server.origin, room, 'Mina');
  await player.enter();
  expect(player.view?.activity?.cuts[0]).toMatchObject({ columns: 4, rows: 3 });
  player.close();
});

it('a teacher who tries the code of her own class takes no seat', async () => {
  const room = await openClass(server.origin);
  expectOk(await room.teacher.join({ code: room.code, name: 'Me' }));
  const teacher = new Player(room.teacher, room.id);
  await teacher.until(() => teacher.view !== null, 'the class');
  expect(teacher.view).toMatchObject({ seats: 0, you: { role: 'teacher' } });
  teacher.close();
});

it('with a password opens to those who know it, and looks like no class to those who guess', async () => {
  const room = await openClass(server.origin, {}, { password: 'open sesame' });
  const guest = new Browser(server.origin);
  expect(await guest.join({ code: room.code, name: 'Mina' })).toMatchObject({ code: 'password-needed' });
  expect(await guest.join({ code: room.code, name: 'Mina', password: 'wrong' })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await guest.join({ code: '999999', name: 'Mina', password: 'wrong' })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await guest.join({ code: room.code, name: 'Mina', password: 'open sesame' })).toMatchObject({ ok: true });
});

it('the next activity gives every seat a new board; the old ones keep their numbers', async () => {
  const room = await openClass(server.origin, { mode: 'each' });
  const { player } = await student(server.origin, room, 'Mina');
  const first = await player.enter();
  expectOk(
    await room.teacher.start(room.id, { picture: room.picture, cuts: [{ columns: 2, rows: 2 }], mode: 'together' }),
  );
  await player.until(
    () => player.view?.you.role === 'student' && player.view.you.board !== first.number,
    'a new board',
  );
  const second = await player.enter();
  expect(second.number).toBeGreaterThan(first.number);
  expect(second.rules.puzzle.pieces).toBe(4);
  player.close();
});
