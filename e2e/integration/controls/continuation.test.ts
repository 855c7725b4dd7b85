/** Going on from a moment of the past, over real sockets: what boards continue, what a new activity begins with, and how both are undone. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { type Board, groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { classroomPath } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
const { join, connectAndWait } = clientsOf(server);
const HOME = 32_768;

/** How everything on a board lies, whoever holds it. */
function layoutOf({ solved, groups }: Board): unknown {
  const positions = [...groups.values()].map(({ id, x, y, turn, z, pieces }) => [id, x, y, turn, z, ...pieces]);
  return [solved, ...positions.sort(([a = 0], [b = 0]) => a - b)];
}

function confirmedOf({ mirror }: Player): Board {
  if (mirror === null) throw new Error('no board');
  return mirror.confirmed;
}

async function waitForLayout(player: Player, layout: unknown, what: string): Promise<void> {
  const wanted = JSON.stringify(layout);
  await player.waitUntil(() => JSON.stringify(layoutOf(confirmedOf(player))) === wanted, what);
}

/** Drops pieces at random, some of them home, and records how the board lies after each drop. */
async function play(player: Player, random: SeededRandom, drops: number) {
  const { mirror } = player;
  if (mirror === null) throw new Error('no board');
  const recorded: { frame: number; layout: unknown }[] = [];
  for (let drop = 0; drop < drops; drop += 1) {
    const piece = 1 + Math.floor(random.fraction() * 12);
    if (groupOf(mirror.confirmed, piece).id === 0) continue;
    const isHome = random.happens(0.4);
    const [x, y] = isHome
      ? [HOME, HOME]
      : [random.between(9_000, 20_000), random.between(9_000, 50_000)].map(Math.floor);
    mirror.drop(piece, x ?? 0, y ?? 0);
    await player.waitUntilSaved();
    recorded.push({ frame: mirror.confirmed.seq, layout: layoutOf(mirror.confirmed) });
  }
  return recorded;
}

async function openPlayed(names: readonly string[], seed = Math.floor(Math.random() * 2 ** 32)) {
  console.log(`seed ${seed}`);
  const random = new SeededRandom(seed);
  const testClass = await openClass(server.origin, { mode: 'each', difficulty: 'easy' });
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const students = [];
  for (const name of names) {
    const { player } = await join(testClass, name);
    await player.enter();
    students.push(player);
  }
  const recorded = await play(students[0] as Player, random, 14);
  for (const each of students.slice(1)) await play(each, random, 4);
  return { testClass, teacher, students, recorded, random };
}

const numberOf = ({ mirror }: Player): BoardNumber => mirror?.number ?? 0;
const boardOf = ({ view }: Player) => (view?.you.role === 'student' ? (view.you.board ?? 0) : 0);

describe('boards that continue from a moment', () => {
  // Proves I55.
  it('lie as the source lay at random moments, and the undo lays each exactly as it was', async () => {
    const { testClass, teacher, students, recorded, random } = await openPlayed(['Mina', 'Jun', 'Sora']);
    const source = students[0] as Player;
    for (let round = 0; round < 6; round += 1) {
      const moment = random.pick(recorded);
      if (moment === undefined) throw new Error('no moment');
      const isAll = round % 3 === 2;
      const targets = isAll ? students : students.slice(1, 2 + (round % 2));
      const before = students.map((each) => layoutOf(confirmedOf(each)));
      const to = isAll ? ('all' as const) : targets.map(numberOf);
      const request = { board: numberOf(source), frame: moment.frame, to };
      const { boards } = expectOk(await testClass.teacher.continueFrom(testClass.id, request));
      expect([...boards].sort()).toEqual(targets.map(numberOf).sort());
      for (const each of targets) await waitForLayout(each, moment.layout, `${numberOf(each)} as at ${moment.frame}`);
      for (const [index, each] of students.entries())
        if (!targets.includes(each)) expect(layoutOf(confirmedOf(each))).toEqual(before[index]);
      // What is done since then is lost with the undo.
      const [played] = targets;
      if (played !== undefined) await play(played, random, 1);
      await teacher.waitUntil(
        () => teacher.view?.controls.teacherOnly?.undoable.length === targets.length,
        'the offer to undo',
      );
      expect(await teacher.link.control('undoReset', { boards: [...boards] })).toEqual({ ok: true });
      for (const [index, each] of students.entries()) await waitForLayout(each, before[index], 'the board of before');
    }
    const last = students.map((each) => [numberOf(each), fingerprintOf(confirmedOf(each))] as const);
    for (const each of [...students, teacher]) each.close();
    await server.stop();
    // The log has nothing that was not there before: an older reader folds it to the same board.
    const kinds = new Set<string>();
    for (const [board] of last)
      for (const { tick } of await framesInLog(server.folder, { classroom: testClass.id, board }))
        for (const { kind } of tick.events) kinds.add(kind);
    expect(kinds).toContain('restored');
    await server.start();
    const reader = await connectAndWait(testClass.teacher, testClass.id);
    for (const [board, fingerprint] of last)
      expect(fingerprintOf((await reader.enter(board)).confirmed), `board ${board}`).toBe(fingerprint);
  });

  it('are in nobody’s hand, and show the places that were shown then', async () => {
    const { testClass, teacher, students } = await openPlayed(['Mina', 'Jun']);
    const [mina, jun] = students as [Player, Player];
    const loose = [...confirmedOf(mina).groups.keys()].filter((id) => id !== 0);
    const [shown = 1] = loose;
    expect(await teacher.link.showPiece([numberOf(mina)], shown)).toMatchObject({ ok: true });
    await mina.waitUntil(() => confirmedOf(mina).shownPlaces.has(shown), 'the shown place');
    const frame = confirmedOf(mina).seq;
    const held = [...confirmedOf(jun).groups.keys()].find((id) => id !== 0) ?? 1;
    const lift = { board: numberOf(jun), piece: held };
    expect(await jun.link.request<object>((socket, ack) => socket.emit('lift', lift, ack))).toMatchObject({ ok: true });
    await jun.waitUntil(() => groupOf(confirmedOf(jun), held).hold !== null, 'the hold');
    expectOk(await testClass.teacher.continueFrom(testClass.id, { board: numberOf(mina), frame, to: [numberOf(jun)] }));
    await waitForLayout(jun, layoutOf(confirmedOf(mina)), 'Jun’s board as Mina’s');
    expect([...confirmedOf(jun).groups.values()].filter(({ hold }) => hold !== null)).toEqual([]);
    expect([...confirmedOf(jun).shownPlaces]).toEqual([shown]);
  });
});

describe('a new activity that continues a moment', () => {
  // Proves I55.
  it('gives every seat a board that lies so, a late one too, and can be withdrawn: the boards of before are as they were', async () => {
    const { testClass, teacher, students, recorded, random } = await openPlayed(['Mina', 'Jun']);
    const [mina, jun] = students as [Player, Player];
    const before = students.map((each) => layoutOf(confirmedOf(each)));
    const olds = students.map(numberOf);
    const moment = random.pick(recorded);
    if (moment === undefined) throw new Error('no moment');
    const request = { board: numberOf(mina), frame: moment.frame, to: 'activity' as const };
    expect(expectOk(await testClass.teacher.continueFrom(testClass.id, request)).boards).toEqual([]);
    for (const each of students) await each.waitUntil(() => !olds.includes(boardOf(each)), 'the new board');
    for (const each of students) {
      await each.enter();
      expect(layoutOf(confirmedOf(each))).toEqual(moment.layout);
    }
    const { player: late } = await join(testClass, 'Late');
    await late.enter();
    expect(layoutOf(confirmedOf(late))).toEqual(moment.layout);
    await play(jun, random, 2);
    await teacher.waitUntil(() => teacher.view?.controls.teacherOnly?.withdrawableUntil !== undefined, 'the offer');
    expect(await teacher.link.control('withdrawActivity', {})).toEqual({ ok: true });
    for (const [index, each] of students.entries()) {
      await each.waitUntil(() => boardOf(each) === olds[index], 'the board of before');
      await each.enter();
      expect(layoutOf(confirmedOf(each))).toEqual(before[index]);
    }
    await late.waitUntil(() => boardOf(late) > 4, 'a board of the activity of before');
    await teacher.waitUntil(() => teacher.view?.controls.teacherOnly?.withdrawableUntil === undefined, 'no offer');
    expect(await teacher.link.control('withdrawActivity', {})).toMatchObject({ code: 'not-found' });
  });

  it('gives back what the activity had ended of the one before: another cut, a paused board', async () => {
    const cuts = [
      { columns: 4, rows: 3 },
      { columns: 3, rows: 2 },
    ];
    const testClass = await openClass(server.origin, { mode: 'each', difficulty: 'easy', cuts });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const { player: mina } = await join(testClass, 'Mina');
    const first = (await mina.enter()).number;
    await teacher.link.control('recut', { board: first, cut: 1 });
    await mina.waitUntil(() => boardOf(mina) !== first, 'the other cut');
    const second = boardOf(mina);
    // The first board is newer in nothing but the teacher's decision.
    await teacher.link.control('recut', { board: second, cut: 0 });
    await mina.waitUntil(() => boardOf(mina) === first, 'the first cut');
    expect(await teacher.link.setPaused(first, true)).toEqual({ ok: true });
    await mina.enter();
    await mina.waitUntil(() => confirmedOf(mina).paused, 'the pause');
    const request = { board: first, frame: 1, to: 'activity' as const };
    expectOk(await testClass.teacher.continueFrom(testClass.id, request));
    await mina.waitUntil(() => ![first, second].includes(boardOf(mina)), 'the new board');
    expect(teacher.view?.controls.teacherOnly?.pausedBoards ?? []).toEqual([]);
    expect(await teacher.link.control('withdrawActivity', {})).toEqual({ ok: true });
    await mina.waitUntil(() => boardOf(mina) === first, 'the board that the teacher gave');
    await mina.enter();
    await mina.waitUntil(() => confirmedOf(mina).paused, 'the pause of before');
  });
});

describe('going on from a moment', () => {
  // Proves I32.
  it('is refused with a code, and changes nothing', async () => {
    const { testClass, teacher, students, recorded } = await openPlayed(['Mina', 'Jun']);
    const [mina, jun] = students as [Player, Player];
    const elsewhere = await openClass(server.origin, { mode: 'each' });
    const board = numberOf(mina);
    const frame = recorded[0]?.frame ?? 1;
    const to = [numberOf(jun)];
    const continueAs = async (browser: ApiClient, { id }: TestClass, body: object) => {
      const response = await fetch(server.origin + classroomPath('continuations', id), {
        method: 'POST',
        headers: { cookie: browser.cookie, origin: server.origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const { code }: { code?: string } = await response.json();
      return code;
    };
    const { browser: student } = await join(testClass, 'Sora');
    const before = layoutOf(confirmedOf(jun));
    const seq = confirmedOf(mina).seq;
    for (const [what, browser, body, code] of [
      ['a frame beyond the end', testClass.teacher, { board, frame: seq + 1_000, to }, 'no-moment'],
      ['the last of all frames', testClass.teacher, { board, frame: 0xffff_ffff, to }, 'no-moment'],
      ['no frame', testClass.teacher, { board, frame: 0, to }, 'bad-request'],
      ['a board that is not there', testClass.teacher, { board: 99, frame, to }, 'no-board'],
      ['a target that is not there', testClass.teacher, { board, frame, to: [...to, 99] }, 'no-board'],
      ['no target', testClass.teacher, { board, frame, to: [] }, 'bad-request'],
      ['a target twice', testClass.teacher, { board, frame, to: [...to, ...to] }, 'bad-request'],
      ['another word', testClass.teacher, { board, frame, to: 'everything' }, 'bad-request'],
      ['one thing more', testClass.teacher, { board, frame, to, solved: true }, 'bad-request'],
      ['a student', student, { board, frame, to }, 'not-teacher'],
      ['a stranger', new ApiClient(server.origin), { board, frame, to }, 'not-found'],
      ['a teacher of another class', elsewhere.teacher, { board, frame, to }, 'not-found'],
    ] as const)
      expect(await continueAs(browser, testClass, body), what).toBe(code);
    // The boards of one class are none of another's.
    expect(await continueAs(elsewhere.teacher, elsewhere, { board, frame, to: 'activity' })).toBe('no-board');
    expect(await mina.link.control('withdrawActivity', {})).toMatchObject({ code: 'teacher-only' });
    expect(await teacher.link.control('withdrawActivity', {})).toMatchObject({ code: 'not-found' });
    expect(await teacher.link.control('undoReset', { boards: [board, ...to] })).toMatchObject({ code: 'not-found' });
    expect(layoutOf(confirmedOf(jun))).toEqual(before);
    expect(teacher.view?.controls.teacherOnly?.undoable).toEqual([]);
  });

  it('is refused to a board of another cut and of an earlier activity, and goes on without a mat', async () => {
    const cuts = [
      { columns: 4, rows: 3, seed: 5 },
      { columns: 3, rows: 2, seed: 5 },
    ];
    const testClass = await openClass(server.origin, { mode: 'each', difficulty: 'easy', cuts });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const [{ player: mina }, { player: jun }] = [await join(testClass, 'Mina'), await join(testClass, 'Jun')];
    const [minas, juns] = [(await mina.enter()).number, (await jun.enter()).number];
    await teacher.link.control('recut', { board: juns, cut: 1 });
    await jun.waitUntil(() => boardOf(jun) !== juns, 'the other cut');
    const continueTo = (board: number, to: number[] | 'all') =>
      testClass.teacher.continueFrom(testClass.id, { board, frame: 1, to });
    expect(await continueTo(minas, [boardOf(jun)])).toMatchObject({ code: 'other-cut' });
    expect(await continueTo(minas, 'all')).toMatchObject({ ok: true, boards: [minas] });
    const otherCut = (await jun.enter()).number;
    const { picture } = testClass;
    const next = { picture, mode: 'each', cuts, difficulty: 'hard' } as const;
    expectOk(await testClass.teacher.startActivity(testClass.id, next));
    await mina.waitUntil(() => boardOf(mina) > boardOf(jun) || boardOf(mina) > juns + 1, 'the next picture');
    // The same pieces, and no mat.
    expect(await continueTo(minas, [boardOf(mina)])).toMatchObject({ ok: true, boards: [boardOf(mina)] });
    expect(await continueTo(minas, [juns])).toMatchObject({ code: 'no-board' });
    expect(await continueTo(otherCut, 'all')).toMatchObject({ code: 'other-cut' });
    // With a mat again, boards of the third activity continue from the first one.
    expectOk(await testClass.teacher.startActivity(testClass.id, { ...next, difficulty: 'normal' }));
    const third = boardOf(mina);
    await mina.waitUntil(() => boardOf(mina) > third, 'the third activity');
    expect(await continueTo(minas, [boardOf(mina)])).toMatchObject({ ok: true, boards: [boardOf(mina)] });
  });
});
