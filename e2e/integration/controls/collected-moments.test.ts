/** Moments that a teacher collects, over real sockets: their order, notes, bounds and ends, who sees them, and what an erasure leaves. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { ClipFold } from '#client/wall/moments/clip-fold.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { readAllStoredBytes } from '#e2e/fixtures/stored-bytes.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { type Board, groupOf } from '#shared/board/board.ts';
import { DESCRIPTION_LENGTH_MAX, MOMENTS_MAX } from '#shared/limits.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { CollectedMomentView } from '#shared/protocol/views/controls-view.ts';

const server = await serverProcessPerFile();
const { join, connectAndWait } = clientsOf(server);

async function openWith(names: readonly string[], activity: Partial<StartActivityRequest> = { mode: 'each' }) {
  const testClass = await openClass(server.origin, activity);
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const students: Player[] = [];
  for (const name of names) {
    const { player } = await join(testClass, name);
    await player.enter();
    students.push(player);
  }
  await teacher.waitUntil(() => teacher.view?.boards.flatMap(({ members }) => members).length === names.length, 'all');
  return { testClass, teacher, students };
}

function layoutOfBoard({ groups }: Board): unknown {
  const positions = [...groups.values()].map(({ id, x, y, turn, pieces }) => [id, x, y, turn, ...pieces]);
  return positions.sort(([a = 0], [b = 0]) => a - b);
}
const layoutOf = ({ mirror }: Player) => (mirror === null ? null : layoutOfBoard(mirror.confirmed));
const layoutAt = (fold: ClipFold, time: number) => {
  const board = fold.boardAt(time);
  return board === null ? null : layoutOfBoard(board);
};
const xOf = ({ mirror }: Player, piece: number) => (mirror === null ? null : groupOf(mirror.confirmed, piece).x);
const numberOf = ({ mirror }: Player) => mirror?.number ?? 0;
const momentsOf = ({ view }: Player): readonly CollectedMomentView[] => view?.controls.teacherOnly?.moments ?? [];
const numbersOf = (teacher: Player) => momentsOf(teacher).map(({ moment }) => moment);

/** Collects these boards, and waits until the teacher's page has them. */
async function collect(teacher: Player, boards: readonly number[]): Promise<void> {
  const before = momentsOf(teacher).length;
  for (const board of boards) expect(await teacher.link.control('collectMoment', { board })).toEqual({ ok: true });
  await teacher.waitUntil(() => momentsOf(teacher).length === before + boards.length, 'the moments');
}

/** Sends a message as it is, whatever it holds. */
function ask(player: Player, event: string, message: object) {
  return player.link.request<object>((socket, ack) => socket.emit(event as 'leave', message as never, ack));
}

describe('collected moments', () => {
  it('are ordered, noted and dropped, and outlive a restart; teachers see them and nobody else', async () => {
    const { testClass, teacher, students } = await openWith(['Mina', 'Jun']);
    const [mina, jun] = students as [Player, Player];
    const createdAt = Date.now();
    await collect(teacher, [numberOf(mina), numberOf(jun), numberOf(mina)]);
    expect(momentsOf(teacher).map(({ board, note, members }) => [board, note, members[0]?.name])).toEqual([
      [numberOf(mina), '', 'Mina'],
      [numberOf(jun), '', 'Jun'],
      [numberOf(mina), '', 'Mina'],
    ]);
    for (const { time } of momentsOf(teacher)) expect(Math.abs(time - createdAt)).toBeLessThan(60_000);
    // A time of the past, as from a replay.
    const past = (momentsOf(teacher)[0]?.time ?? 0) - 1;
    const inPast = await teacher.link.control('collectMoment', { board: numberOf(jun), time: past });
    expect(inPast).toEqual({ ok: true });
    expect(await teacher.link.control('noteMoment', { moment: 2, note: '  Corners   first. ' })).toEqual({ ok: true });
    expect(await teacher.link.control('moveMoment', { moment: 3, place: 0 })).toEqual({ ok: true });
    expect(await teacher.link.control('moveMoment', { moment: 1, place: 59 })).toEqual({ ok: true });
    expect(await teacher.link.control('removeMoment', { moment: 4 })).toEqual({ ok: true });
    await teacher.waitUntil(() => numbersOf(teacher).join() === '3,2,1', 'the order');
    expect(momentsOf(teacher).find(({ moment }) => moment === 2)?.note).toBe('Corners first.');
    expect(mina.view?.controls.teacherOnly).toBeNull();
    expect(mina.view?.controls.shownMoments).toBeUndefined();
    await server.stop();
    await server.start();
    const returned = await connectAndWait(testClass.teacher, testClass.id);
    expect(numbersOf(returned)).toEqual([3, 2, 1]);
    expect(momentsOf(returned).map(({ note }) => note)).toEqual(['', 'Corners first.', '']);
    // No number is given again.
    await collect(returned, [numberOf(jun)]);
    expect(numbersOf(returned)).toEqual([3, 2, 1, 5]);
  });

  it('are shown to everybody, without names unless the teacher wants them; a spotlight takes their place, and they take its', async () => {
    const { teacher, students } = await openWith(['Mina', 'Jun']);
    const [mina, jun] = students as [Player, Player];
    await collect(teacher, [numberOf(mina), numberOf(jun)]);
    const shownTo = ({ view }: Player) => view?.controls.shownMoments;
    expect(await teacher.link.control('showMoments', { moments: [2, 1], named: false })).toEqual({ ok: true });
    await jun.waitUntil(() => shownTo(jun) !== undefined, 'the moments');
    expect(shownTo(jun)?.moments.map(({ moment, board, members }) => [moment, board, members])).toEqual([
      [2, numberOf(jun), []],
      [1, numberOf(mina), []],
    ]);
    expect(JSON.stringify(jun.view)).not.toContain('Mina');
    expect(shownTo(teacher)?.moments.map(({ members }) => members[0]?.name)).toEqual(['Jun', 'Mina']);
    expect(await teacher.link.control('showMoments', { moments: [1], named: true })).toEqual({ ok: true });
    await jun.waitUntil(() => shownTo(jun)?.named === true, 'the name');
    expect(shownTo(jun)?.moments.map(({ members }) => members[0]?.name)).toEqual(['Mina']);
    expect(await teacher.link.control('spotlight', { board: numberOf(mina), named: false })).toEqual({ ok: true });
    await jun.waitUntil(() => shownTo(jun) === undefined && jun.view?.controls.spotlight != null, 'the spotlight');
    expect(await teacher.link.control('showMoments', { moments: [1, 2], named: false })).toEqual({ ok: true });
    await jun.waitUntil(() => shownTo(jun)?.moments.length === 2 && jun.view?.controls.spotlight === null, 'both');
    // One that is dropped is shown no more; without any left, everybody has their own board again.
    expect(await teacher.link.control('removeMoment', { moment: 2 })).toEqual({ ok: true });
    await jun.waitUntil(() => shownTo(jun)?.moments.length === 1, 'the one left');
    expect(await teacher.link.control('showMoments', { moments: [], named: false })).toEqual({ ok: true });
    await jun.waitUntil(() => shownTo(jun) === undefined, 'the own board');
  });

  // Proves I31.
  it('are bounded in number and length, and refused with a code', async () => {
    const { teacher, students } = await openWith(['Mina']);
    const board = numberOf(students[0] as Player);
    await collect(teacher, [board]);
    const note = 'n'.repeat(DESCRIPTION_LENGTH_MAX);
    expect(await ask(teacher, 'noteMoment', { moment: 1, note })).toEqual({ ok: true });
    for (const [event, message, code] of [
      ['collectMoment', { board: 99 }, 'no-board'],
      ['collectMoment', { board, time: 0 }, 'no-moment'],
      ['collectMoment', { board, time: Date.now() + 3_600_000 }, 'no-moment'],
      ['collectMoment', { board, time: 1.5 }, 'bad-request'],
      ['collectMoment', { board, time: -1 }, 'bad-request'],
      ['collectMoment', { board, seat: 1 }, 'bad-request'],
      ['noteMoment', { moment: 1, note: `${note}n` }, 'bad-request'],
      ['noteMoment', { moment: 1, note: 'n'.repeat(5_000) }, 'bad-request'],
      ['noteMoment', { moment: 1, note: 'a\u0000b' }, 'bad-request'],
      ['noteMoment', { moment: 2, note: 'x' }, 'no-moment'],
      ['moveMoment', { moment: 2, place: 0 }, 'no-moment'],
      ['moveMoment', { moment: 1, place: MOMENTS_MAX }, 'bad-request'],
      ['removeMoment', { moment: 2 }, 'no-moment'],
      ['showMoments', { moments: [1, 2], named: false }, 'no-moment'],
      ['showMoments', { moments: [1, 1], named: false }, 'bad-request'],
      ['showMoments', { moments: [1, 2, 3, 4, 5], named: false }, 'bad-request'],
    ] as const)
      expect(await ask(teacher, event, message), `${event} ${JSON.stringify(message).slice(0, 60)}`).toMatchObject({
        code,
      });
    await teacher.waitUntil(() => momentsOf(teacher)[0]?.note === note, 'the note');
    expect(numbersOf(teacher)).toEqual([1]);
    for (let more = 1; more < MOMENTS_MAX; more += 1) {
      // Within the rate of a connection's events.
      await expect.poll(() => teacher.link.control('collectMoment', { board })).toEqual({ ok: true });
    }
    await teacher.waitUntil(() => momentsOf(teacher).length === MOMENTS_MAX, 'as many as there may be');
    await expect.poll(() => teacher.link.control('collectMoment', { board })).toMatchObject({ code: 'too-large' });
  });

  it('belong to one class: a teacher of another collects, moves and shows none of them', async () => {
    const { teacher, students } = await openWith(['Mina']);
    await collect(teacher, [numberOf(students[0] as Player)]);
    const elsewhere = await openClass(server.origin, { mode: 'each' });
    const other = await connectAndWait(elsewhere.teacher, elsewhere.id);
    expect(await other.link.control('collectMoment', { board: 1 })).toMatchObject({ code: 'no-board' });
    expect(await other.link.control('showMoments', { moments: [1], named: true })).toMatchObject({ code: 'no-moment' });
    expect(await other.link.control('removeMoment', { moment: 1 })).toMatchObject({ code: 'no-moment' });
    expect(numbersOf(teacher)).toEqual([1]);
    const stranger = new ApiClient(server.origin);
    expect(await stranger.showTeacherKey(elsewhere.id, 'k'.repeat(16))).toMatchObject({ ok: false });
  });
});

describe('the seconds around a moment', () => {
  it('are as the log has them, over a restart too, and name nobody', async () => {
    const { testClass, teacher, students } = await openWith(['Wilhelmina']);
    const [mina] = students as [Player];
    const board = numberOf(mina);
    const layouts: unknown[] = [];
    const drop = async (player: Player, piece: number) => {
      player.mirror?.drop(piece, 9_000 * piece, 12_000);
      await player.waitUntilSaved();
      await player.waitUntil(() => xOf(player, piece) === 9_000 * piece, 'the drop');
      layouts.push(layoutOf(player));
    };
    layouts.push(layoutOf(mina));
    await drop(mina, 1);
    await collect(teacher, [board]);
    await drop(mina, 2);
    await collect(teacher, [board]);
    const clipOf = async (moment: number) => {
      const clip = expectOk(await testClass.teacher.moment(testClass.id, moment));
      expect(JSON.stringify(clip)).not.toContain('Wilhelmina');
      return new ClipFold(clip);
    };
    for (const [moment, index] of [
      [1, 1],
      [2, 2],
    ] as const) {
      const fold = await clipOf(moment);
      expect(layoutAt(fold, fold.clip.time), `moment ${moment}`).toEqual(layouts[index]);
      expect(layoutAt(fold, fold.clip.from)).toEqual(layouts[0]);
      expect(layoutAt(fold, fold.clip.to)).toEqual(layouts[2]);
      // Where a board goes on from, when it goes on from there.
      const to = [board];
      const frame = fold.frameAt(fold.clip.time);
      expectOk(await testClass.teacher.continueFrom(testClass.id, { board, frame, to }));
      await mina.waitUntil(() => JSON.stringify(layoutOf(mina)) === JSON.stringify(layouts[index]), 'that moment');
      expect(await teacher.link.control('undoReset', { board })).toEqual({ ok: true });
      await mina.waitUntil(() => JSON.stringify(layoutOf(mina)) === JSON.stringify(layouts[2]), 'the present');
    }
    mina.close();
    await server.stop();
    await server.start();
    const fold = await clipOf(1);
    expect(layoutAt(fold, fold.clip.time)).toEqual(layouts[1]);
  });

  // Proves I32.
  it('are a teacher’s, and everybody’s of the class while the moment is shown', async () => {
    const { testClass, teacher } = await openWith(['Mina']);
    const { browser, player: jun } = await join(testClass, 'Jun');
    await jun.enter();
    await teacher.waitUntil(() => teacher.view?.boards.length === 2, 'Jun’s board');
    await collect(teacher, [numberOf(jun), 1]);
    const elsewhere = await openClass(server.origin, { mode: 'each' });
    const codeFor = async (by: ApiClient, moment: number | string) => {
      const answer = await by.moment(testClass.id, moment as number);
      return answer.ok ? 'ok' : answer.code;
    };
    const answers = async (by: ApiClient) => [await codeFor(by, 1), await codeFor(by, 2)];
    expect(await answers(testClass.teacher)).toEqual(['ok', 'ok']);
    // Not even a student's own, before it is shown.
    expect(await answers(browser)).toEqual(['no-moment', 'no-moment']);
    expect(await teacher.link.control('showMoments', { moments: [2], named: false })).toEqual({ ok: true });
    expect(await answers(browser)).toEqual(['no-moment', 'ok']);
    for (const stranger of [new ApiClient(server.origin), elsewhere.teacher])
      expect(await answers(stranger)).toEqual(['not-found', 'not-found']);
    for (const wrong of [0, 3, -1, 1.5, 'x', '1e9', '%00'])
      expect(await codeFor(testClass.teacher, wrong), String(wrong)).toMatch(/^(no-moment|not-found|bad-request)$/);
    expect(await teacher.link.control('showMoments', { moments: [], named: false })).toEqual({ ok: true });
    expect(await answers(browser)).toEqual(['no-moment', 'no-moment']);
    expect(await teacher.link.control('showMoments', { moments: [1, 2], named: false })).toEqual({ ok: true });
    expectOk(await new AdmissionApi(teacher.link).remove(2, true));
    await jun.waitUntil(() => jun.endReason === 'removed-for-good', 'Jun removed');
    expect(await answers(browser)).toEqual(['not-found', 'not-found']);
  });
});

describe('an erased student', () => {
  // Proves I23.
  it('takes their moments and what is written to them along, in the store’s own files too; others’ stay', async () => {
    const { testClass, teacher, students } = await openWith(['Mina', 'Jun']);
    const [mina, jun] = students as [Player, Player];
    const [minas, juns] = [numberOf(mina), numberOf(jun)];
    await collect(teacher, [minas, juns, minas]);
    await teacher.link.control('noteMoment', { moment: 1, note: 'Zaunwinde' });
    await teacher.link.control('noteMoment', { moment: 2, note: 'Fingerhut' });
    await teacher.link.control('showMoments', { moments: [1, 2], named: true });
    await jun.waitUntil(() => jun.view?.controls.shownMoments?.moments.length === 2, 'both');
    expect(await readAllStoredBytes(server.folder)).toContain('Zaunwinde');
    expectOk(await testClass.teacher.eraseSeat(testClass.id, 1));
    await teacher.waitUntil(() => numbersOf(teacher).join() === '2', 'Jun’s alone');
    await jun.waitUntil(() => jun.view?.controls.shownMoments?.moments.length === 1, 'Jun’s alone on the screen');
    expect(momentsOf(teacher)[0]?.note).toBe('Fingerhut');
    expect(await teacher.link.control('collectMoment', { board: minas })).toMatchObject({ code: 'no-board' });
    await expect.poll(() => readAllStoredBytes(server.folder)).not.toContain('Zaunwinde');
  });

  it('takes what is written to the moments of a shared board along; the moments stay, and name nobody who is gone', async () => {
    const { testClass, teacher, students } = await openWith(['Mina', 'Jun'], { mode: 'together' });
    await collect(teacher, [numberOf(students[0] as Player)]);
    await teacher.link.control('noteMoment', { moment: 1, note: 'Zaunwinde' });
    await teacher.waitUntil(() => momentsOf(teacher)[0]?.note === 'Zaunwinde', 'the note');
    expectOk(await testClass.teacher.eraseSeat(testClass.id, 1));
    await teacher.waitUntil(() => momentsOf(teacher)[0]?.note === '', 'no note');
    await teacher.waitUntil(() => momentsOf(teacher)[0]?.members.length === 1, 'Jun alone');
    expect(momentsOf(teacher)[0]?.members.map(({ name }) => name)).toEqual(['Jun']);
  });
});
