/** What a teacher leads her class with, over real sockets: who is told what, and that it survives a restart of the server. */
import { beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '../../../bench/bots/browser.ts';
import { Player } from '../../../bench/bots/player.ts';
import { groupOf } from '../../../shared/board/board.ts';
import { RESET_UNDO_MS } from '../../../shared/limits.ts';
import type { LedView } from '../../../shared/protocol/led.ts';
import { openClass, student, type TestClass } from '../../fixtures/classroom.ts';
import { guests, processOfFile } from '../../fixtures/of-file.ts';

const server = await processOfFile();
let room: TestClass;
let teacher: Player;
let mina: Player;
let jun: Player;
const players = guests<Player>();

async function join(name: string): Promise<Player> {
  const { player } = await student(server.origin, room, name);
  players.push(player);
  await player.until(() => player.view !== null, 'the class');
  return player;
}

/** What is led, as this player was told. */
function led(player: Player): LedView {
  const { view } = player;
  if (view === null) throw new Error('nothing told yet');
  return view.led;
}

/** The board that a student plays at. */
function boardOf({ view }: Player): number {
  const board = view?.you.role === 'student' ? view.you.board : null;
  if (board == null) throw new Error('no board');
  return board;
}

/** Ends the server at once and starts it again; everybody is back when this resolves. */
async function restart(): Promise<void> {
  await server.kill();
  for (const player of players) await player.until(() => player.link.state === 'reconnecting', 'the loss noticed');
  for (const player of players) player.view = null;
  await server.start();
  for (const player of players) await player.until(() => player.view !== null, 'the class again', 20_000);
}

beforeEach(async () => {
  room = await openClass(server.origin, { mode: 'each' });
  teacher = new Player(room.teacher, room.id);
  players.push(teacher);
  [mina, jun] = [await join('Mina'), await join('Jun')];
  await teacher.until(() => teacher.view?.boards.length === 2, 'both boards');
});

describe('pause', () => {
  it('of one board lasts over a restart, and takes no move of hers meanwhile; the others play on', async () => {
    const [hers, his] = [await mina.enter(), await jun.enter()];
    expect(await teacher.link.pause(hers.number, true)).toEqual({ ok: true });
    await mina.until(() => hers.told.paused, 'her pause');
    expect(led(mina).hers).toBeNull();
    await restart();
    await mina.until(() => hers.told.paused && hers.told.epoch === 2, 'her pause after the restart');
    await teacher.until(() => led(teacher).hers?.pausedBoards[0] === hers.number, 'the pause told to the teacher');
    hers.drop(5, 20_000, 20_000);
    his.drop(5, 21_000, 21_000);
    await jun.until(() => groupOf(his.told, 5).x === 21_000, 'his drop');
    expect(hers.unsavedSince).not.toBeNull();
    // The class goes on: that ends the pauses of single boards.
    await teacher.link.pause(0, true);
    await teacher.link.pause(0, false);
    await mina.until(() => !hers.told.paused, 'the end of her pause');
    hers.askAgain();
    await mina.saved();
    await mina.until(() => groupOf(hers.told, 5).x === 20_000, 'the drop that waited');
    await teacher.until(() => led(teacher).hers?.pausedBoards.length === 0, 'no board paused');
  });

  it('of one that does not exist is refused', async () => {
    expect(await teacher.link.pause(77, true)).toMatchObject({ code: 'no-board' });
  });
});

describe('a reset', () => {
  it('can be taken back over a reload of the teacher’s page and a restart of the server', async () => {
    const hers = await mina.enter();
    hers.drop(5, 20_000, 20_000);
    hers.drop(6, 22_000, 22_000);
    await mina.saved();
    await teacher.enter(hers.number);
    expect(await teacher.link.reset(hers.number)).toMatchObject({ ok: true });
    const reset = Date.now();
    await mina.until(() => groupOf(hers.told, 5).x !== 20_000, 'the reset');
    teacher.close();
    players.splice(players.indexOf(teacher), 1);
    await restart();
    const reloaded = new Player(room.teacher, room.id);
    players.push(reloaded);
    await reloaded.until(() => reloaded.view !== null, 'the class');
    const isInTime = led(reloaded).now < reset + RESET_UNDO_MS;
    if (isInTime) expect(led(reloaded).hers?.undoable).toMatchObject([{ board: hers.number }]);
    const undone = await reloaded.link.lead('undoReset', { board: hers.number });
    // A machine that is that slow is told so, too.
    if (!isInTime) expect(undone).toMatchObject({ code: 'undo-over' });
    else {
      expect(undone).toEqual({ ok: true });
      await mina.until(() => groupOf(hers.told, 5).x === 20_000 && groupOf(hers.told, 6).x === 22_000, 'as it was');
    }
  });
});

describe('hands', () => {
  it('go up and down, are seen by the teacher with since when, by no other student, and stay up over a restart', async () => {
    expect(await mina.link.hand(true)).toEqual({ ok: true });
    await teacher.until(() => led(teacher).hers?.hands.length === 1, 'the hand');
    const [hand] = led(teacher).hers?.hands ?? [];
    expect(hand).toMatchObject({ seat: 1, name: 'Mina', board: boardOf(mina), member: 1 });
    expect(Math.abs((hand?.since ?? 0) - led(teacher).now)).toBeLessThan(10_000);
    await mina.until(() => led(mina).handUp, 'her own hand');
    expect(led(jun)).toMatchObject({ handUp: false, hers: null });
    expect(JSON.stringify(jun.view)).not.toContain('Mina');
    await restart();
    expect(led(teacher).hers?.hands).toEqual([hand]);
    expect(await teacher.link.lead('lowerHand', { seat: 1 })).toEqual({ ok: true });
    await mina.until(() => !led(mina).handUp, 'her hand lowered');
    await mina.link.hand(true);
    await mina.link.hand(false);
    await teacher.until(() => led(teacher).hers?.hands.length === 0, 'no hand');
  });

  it('is no teacher’s', async () => {
    expect(await teacher.link.hand(true)).toMatchObject({ code: 'bad-request' });
  });
});

describe('the timer', () => {
  it('is told to all, stops where it is and goes on, and runs on over a restart', async () => {
    await teacher.link.lead('timer', { ms: 60_000 });
    await mina.until(() => led(mina).timer !== null, 'the timer');
    const { timer, now } = led(mina);
    expect(timer).toMatchObject({ of: 60_000, left: null });
    expect((timer?.until ?? 0) - now).toBeGreaterThan(50_000);
    await restart();
    expect(led(jun).timer).toEqual(timer);
    await teacher.link.lead('timer', { to: 'pause' });
    await jun.until(() => led(jun).timer?.left != null, 'the stop');
    const { left } = led(jun).timer ?? {};
    expect(left).toBeLessThan(60_000);
    await teacher.link.lead('timer', { to: 'goOn' });
    await jun.until(() => led(jun).timer?.until != null, 'it goes on');
    expect(led(jun).timer?.of).toBe(60_000);
    await teacher.link.lead('timer', { to: 'end' });
    await jun.until(() => led(jun).timer === null, 'its end');
    expect(await teacher.link.lead('timer', { ms: 10 })).toMatchObject({ code: 'bad-request' });
  });
});

describe('the spotlight', () => {
  it('shows one board live to everybody, without a name, and takes no move of who looks; then it is closed to them again', async () => {
    const hers = await mina.enter();
    const board = hers.number;
    await jun.enter();
    await expect(jun.enter(board)).rejects.toThrow('no such board');
    await teacher.link.lead('spotlight', { board, named: false });
    await jun.until(() => led(jun).spotlight?.board === board, 'the spotlight');
    expect(JSON.stringify(jun.view)).not.toContain('Mina');
    const seen = await jun.enter(board);
    hers.drop(5, 20_000, 20_000);
    await jun.until(() => groupOf(seen.told, 5).x === 20_000, 'her drop on his screen');
    const { refusals } = jun;
    seen.drop(5, 30_000, 30_000);
    await jun.until(() => refusals.some(({ failure }) => failure.code === 'no-board'), 'the refusal');
    await mina.until(() => groupOf(hers.told, 5).x === 20_000, 'her own drop');
    await restart();
    expect(led(jun).spotlight).toMatchObject({ board, named: false, members: [] });
    await jun.until(() => seen.told.epoch === 2, 'the board after the restart');
    await teacher.link.lead('spotlight', { board: null, named: false });
    await jun.until(() => led(jun).spotlight === null, 'the end of the spotlight');
    const { seq } = seen.told;
    hers.drop(6, 22_000, 22_000);
    await mina.saved();
    jun.link.leave(board);
    await expect(jun.enter(board)).rejects.toThrow('no such board');
    expect(seen.told.seq).toBe(seq);
  });

  it('stays when the student whose board it is goes away, and says whose it is if the teacher wants so', async () => {
    const hers = await mina.enter();
    hers.drop(5, 20_000, 20_000);
    await mina.saved();
    await teacher.link.lead('spotlight', { board: hers.number, named: true });
    mina.close();
    players.splice(players.indexOf(mina), 1);
    await jun.until(() => led(jun).spotlight?.members[0]?.here === false, 'she is away');
    expect(led(jun).spotlight?.members).toMatchObject([{ name: 'Mina' }]);
    const seen = await jun.enter(hers.number);
    expect(groupOf(seen.told, 5).x).toBe(20_000);
  });

  it('ends with the activity', async () => {
    await teacher.link.lead('spotlight', { board: boardOf(mina), named: false });
    await jun.until(() => led(jun).spotlight !== null, 'the spotlight');
    const before = boardOf(jun);
    expectOk(await room.teacher.start(room.id, { picture: room.picture, cuts: [{ columns: 3, rows: 2 }] }));
    await jun.until(() => boardOf(jun) !== before, 'the next board');
    expect(led(jun).spotlight).toBeNull();
  });
});
