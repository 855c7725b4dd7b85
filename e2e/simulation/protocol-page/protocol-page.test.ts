/**
 * docs/protocol.md is enough to follow a board. A decoder and a fold that were written from its words alone, and share no code with the
 * product, have the product's board after every frame of a played class, and from its stored log.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { boardOfSeed } from '#shared/board/board.ts';
import { boardRules, type Rules } from '#shared/board/board-rules.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { cutJigsaw, jigsawSpec, TAB_SIZES } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { slotsOf } from '#shared/puzzle/table.ts';
import { naiveBoardOf, naiveState, productState } from './both-folds.ts';
import { compareBoardLogs, compareClassroomLogs } from './both-logs.ts';
import { ALL_KINDS } from './naive/naive-events.ts';
import { dragFrame } from './naive/naive-frames.ts';
import { playRandomly, solve, type Table } from './random-play.ts';
import { Watcher } from './watcher.ts';

const STEPS = 110;
const BOARD = 1;

const server = await inProcessServerPerFile();
const opened = closedAfterEach();

interface Play {
  readonly classroom: ClassroomId;
  readonly rules: Rules;
  readonly table: Table;
  /** The projector's window. */
  readonly projector: Watcher;
}

/** A class at one board: two students, a teacher, a raw page and a raw projector. */
async function openPlay(): Promise<Play> {
  const {
    id,
    code,
    teacher: browser,
  } = await openClass(server.origin, {
    ...{ mode: 'together', difficulty: 'normal', turns: true, hints: true },
    cuts: [{ columns: 5, rows: 4 }],
  });
  const teacher = new Player(browser, id);
  const students = [];
  for (const name of ['Mina', 'Jun']) students.push((await joinAsStudent(server.origin, { code }, name)).player);
  opened.push(teacher, ...students);
  for (const player of [...students, teacher]) await player.enter();
  await teacher.link.control('spotlight', { board: BOARD, named: false });
  await teacher.link.control('present', { what: 'boards' });
  const activity = teacher.view?.activity;
  if (activity == null) throw new Error('no activity');
  const rules = activityRules(activity, 0);
  const target = { origin: server.origin, cookie: browser.cookie, classroom: id };
  const watcher = new Watcher({ ...target, namespace: '/board' }, BOARD, rules);
  const projector = new Watcher({ ...target, namespace: '/present' }, BOARD, rules);
  opened.push(watcher, projector);
  await watcher.connect(false);
  await projector.connect(false);
  return { classroom: id, rules, projector, table: { board: BOARD, students, teacher, watcher } };
}

/** A stop and a start on the same folder: the board's next epoch. */
async function restart({ table, projector }: Play): Promise<void> {
  const { teacher, students, watcher } = table;
  await server.stop();
  for (const player of [...students, teacher])
    await player.waitUntil(() => player.link.state !== 'live', 'the end of the connection');
  await server.start();
  for (const player of [...students, teacher]) {
    const { link } = player;
    await player.waitUntil(() => link.state === 'live' && link.transport(BOARD).isOpen, 'the board again', 30_000);
  }
  for (const each of [watcher, projector]) await each.connect(true);
}

/** All pages, raw or not, come to the same frame and the same board. */
async function expectAgreement({ table, projector }: Play): Promise<void> {
  const { teacher, students, watcher } = table;
  const textOf = ({ mirror }: Player) => {
    mirror?.nextFrame();
    return mirror === null ? '' : JSON.stringify(productState(mirror.confirmed));
  };
  const naiveText = ({ folds }: Watcher) => JSON.stringify(naiveState(folds.naive));
  const agrees = () =>
    naiveText(watcher) === naiveText(projector) &&
    [...students, teacher].every((player) => textOf(player) === naiveText(watcher));
  try {
    await teacher.waitUntil(agrees, 'one board on all pages');
  } catch {
    for (const { failures } of [watcher, projector]) for (const failure of failures) throw failure;
    expect(naiveState(watcher.folds.naive)).toEqual(naiveState(projector.folds.naive));
    for (const player of [...students, teacher]) expect(textOf(player)).toBe(naiveText(watcher));
  }
  expect([...watcher.failures, ...projector.failures]).toEqual([]);
}

/** Controls of the class, for its own log. */
async function controlClass({ table: { teacher, students } }: Play): Promise<void> {
  await teacher.link.control('timer', { ms: 300_000 });
  await teacher.link.control('timer', { to: 'pause' });
  await teacher.link.control('timer', { to: 'end' });
  await teacher.link.control('thresholds', { idle: 120 });
  await teacher.link.control('sounds', { allowed: true });
  await teacher.link.control('settings', { studentReplay: true });
  await teacher.link.control('feast', { figures: true });
  await students[0]?.link.setHandRaised(true);
  await students[0]?.link.setHandRaised(false);
}

async function playedClass(random: SeededRandom): Promise<Play> {
  const play = await openPlay();
  await controlClass(play);
  await playRandomly(play.table, random, STEPS);
  await expectAgreement(play);
  await restart(play);
  await playRandomly(play.table, random, STEPS);
  await solve(play.table);
  await expectAgreement(play);
  return play;
}

/** At least this many of each, in what the raw page and the log have. */
const LEAST: Readonly<Record<string, number>> = {
  ...{ lifted: 20, takenOver: 2, dropped: 40, joined: 20, turned: 20, released: 5, solved: 1, paused: 2, resumed: 2 },
  ...{ reset: 3, hinted: 2, shown: 2, restored: 1, drags: 30, applied: 150, presence: 3, classroom: 2 },
  ...{ 'whole patch': 3, 'patch from a frame': 2, wall: 10, 'tile whole patch': 3, 'tile patch from a frame': 10 },
  ...{ 'own drag came back': 8, 'own pointer came back': 3 },
};

it('lets a stranger step over the echoes of its own drags, which a page alone at a board is not sent', async () => {
  const { id, code, teacher: browser } = await openClass(server.origin, { mode: 'each', difficulty: 'hard' });
  const { player } = await joinAsStudent(server.origin, { code }, 'Mina');
  opened.push(player);
  const { rules } = await player.enter();
  player.link.leave(BOARD);
  const target = { origin: server.origin, cookie: browser.cookie, classroom: id, namespace: '/board' } as const;
  const watcher = new Watcher(target, BOARD, rules);
  opened.push(watcher);
  await watcher.connect(false);
  expect(await watcher.page.request('wall', { boards: [] })).toMatchObject({ ok: true });
  expect(await watcher.page.request('lift', { board: BOARD, piece: 5 })).toMatchObject({ ok: true });
  for (let counter = 1; counter <= 10; counter += 1) {
    watcher.page.sendFrame(dragFrame(BOARD, counter, [{ id: 5, x: 9_000 + counter, y: 8_000 }]));
    await wait(50);
  }
  expect(watcher.counts.get('drags') ?? 0).toBeLessThan(3);
  expect(await watcher.page.request('release', { board: BOARD, piece: 5 })).toMatchObject({ ok: true });
  await expect.poll(() => watcher.counts.get('released')).toBe(1);
  expect(watcher.failures).toEqual([]);
  expect(watcher.counts.get('step over frames')).toBeGreaterThan(0);
  expect(watcher.folds.naive.groups.find((group) => group.id === 5)).toMatchObject({
    x: 9_010,
    y: 8_000,
    holder: null,
  });
});

// Proves I6.
it('lets a stranger deal every cut from the page alone', () => {
  const random = new SeededRandom(Math.floor(Math.random() * 2 ** 32));
  console.info(`seed ${random.seed}`);
  const whole = (least: number, most: number) => Math.floor(random.between(least, most + 1));
  let dealt = 0;
  for (let round = 0; round < 60; round += 1) {
    const sides = { pixelWidth: whole(200, 2_000), pixelHeight: whole(200, 2_000) };
    const [seed, tab] = [whole(0, 2 ** 32 - 1), random.pick(TAB_SIZES) ?? 20];
    const puzzle = cutJigsaw(jigsawSpec({ seed, columns: whole(1, 20), rows: whole(2, 20), tab, ...sides }));
    const rules = boardRules(puzzle, 'hard', random.happens(0.5));
    const naive = naiveBoardOf(rules);
    if (!hasRoom(puzzle)) {
      expect(() => naive.begin(seed)).toThrow('no room');
      continue;
    }
    naive.begin(seed);
    const product = boardOfSeed(rules, seed);
    expect(naiveState(naive), JSON.stringify(puzzle.spec)).toEqual(productState(product));
    dealt += 1;
  }
  expect(dealt).toBeGreaterThan(20);
});

function hasRoom(puzzle: Puzzle): boolean {
  try {
    slotsOf(puzzle);
    return true;
  } catch {
    return false;
  }
}

// Proves I5.
it('lets a stranger follow a played board from the page alone, frame by frame and from the log', async () => {
  const random = new SeededRandom(Math.floor(Math.random() * 2 ** 32));
  console.info(`seed ${random.seed}`);
  const { classroom, rules, table, projector } = await playedClass(random);
  const { counts, states } = table.watcher;
  for (const [what, least] of Object.entries(LEAST)) expect(counts.get(what) ?? 0, what).toBeGreaterThanOrEqual(least);
  expect(projector.counts.get('applied')).toBeGreaterThan(120);
  for (const each of opened.splice(0)) each.close();
  await server.stop();
  const store = await openTestStore(server.folder);
  try {
    const record = await store.board(classroom, BOARD);
    if (record === null) throw new Error('no such board');
    const chunks = await store.log({ classroom, board: BOARD }, 1);
    const snapshot = await store.snapshot({ classroom, board: BOARD }, Number.MAX_SAFE_INTEGER);
    const kinds = compareBoardLogs({ record, chunks, snapshot, rules, states });
    // A jigsaw has nothing to check: checked-cards.test.ts.
    expect([...kinds].sort()).toEqual(ALL_KINDS.filter((kind) => kind !== 'checked').sort());
    const classKinds = compareClassroomLogs(await store.log({ classroom, board: 0 }, 1));
    expect(classKinds.size).toBeGreaterThan(10);
  } finally {
    await store.close();
  }
});
