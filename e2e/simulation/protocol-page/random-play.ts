/** Random play of one board by students, a teacher and a raw page: every move and control that makes an event. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { Player } from '#client/headless/player.ts';
import type { SeededRandom } from '#client/headless/seeded-random.ts';
import { groupOf } from '#shared/board/board.ts';
import { CENTRE, PLANE } from '#shared/limits.ts';
import { dragFrame, pointerFrame } from './naive/naive-frames.ts';
import type { Watcher } from './watcher.ts';

const STEP_MS = 20;
/** Rounds over all pieces until the puzzle is solved, and the pause between two of them. */
const ROUNDS_MAX = 50;
const ROUND_MS = 100;

export interface Table {
  readonly board: number;
  readonly students: readonly Player[];
  readonly teacher: Player;
  /** A raw page that plays, too. */
  readonly watcher: Watcher;
}

function mirrorOf({ mirror }: Player): Mirror {
  if (mirror === null) throw new Error('at no board');
  return mirror;
}

/** One random action of a student. */
function act(mirror: Mirror, random: SeededRandom): void {
  const { puzzle } = mirror.rules;
  const piece = 1 + Math.floor(random.fraction() * puzzle.pieces);
  const anywhere = () => Math.round(random.between(0, PLANE - 1));
  const neighbour = groupOf(mirror.predicted, random.pick(puzzle.neighbours[piece] ?? []) ?? piece);
  const choice = random.fraction();
  if (mirror.inHand !== null) {
    if (choice < 0.6) mirror.carry(anywhere(), anywhere());
    else if (choice < 0.7) mirror.letGo();
    else if (choice < 0.85) mirror.put(CENTRE + random.between(-60, 60), CENTRE);
    else mirror.put(anywhere(), anywhere());
  } else if (choice < 0.3) mirror.take(piece);
  else if (choice < 0.5) mirror.turn(piece, random.pick([0, 0, 0, 6, 12, 18]) ?? 0);
  else if (choice < 0.65) mirror.drop(piece, neighbour.x, neighbour.y);
  else if (choice < 0.8) mirror.drop(piece, CENTRE, CENTRE);
  else if (choice < 0.9) mirror.drop(piece, anywhere(), anywhere());
  else if (choice < 0.97) mirror.hint(piece, 1 + Math.floor(random.fraction() * 3));
}

/** The raw page points, and carries two pieces: it lifts them, sends drag frames of its own making, and lets go. */
async function playRaw({ board, watcher, teacher }: Table, random: SeededRandom, counter: () => number): Promise<void> {
  const { page, pageId, folds } = watcher;
  const place = () => Math.floor(random.between(0, PLANE));
  const pointer = { laser: random.happens(0.5), x: place(), y: place() };
  page.sendFrame(pointerFrame(board, pointer.laser, pointer.x, pointer.y));
  const first = 1 + Math.floor(random.fraction() * (mirrorOf(teacher).rules.puzzle.pieces - 1));
  const held: number[] = [];
  for (const piece of [first, first + 1]) if ((await page.request('lift', { board, piece })).ok) held.push(piece);
  const isThere = (id: number, x: number) =>
    folds.naive.groups.some((group) => group.pieces.includes(id) && group.x === x && group.holder?.page === pageId);
  for (let frames = 0; frames < 4 && held.length > 0; frames += 1) {
    const drags = held.map((id) => ({ id, x: place(), y: place() }));
    page.sendFrame(dragFrame(board, counter() % 16_384, drags));
    await wait(60);
    for (const { id, x } of drags) if (isThere(id, x)) watcher.count('own drag came back');
  }
  if (watcher.hasSeenPointer(pointer)) watcher.count('own pointer came back');
  for (const piece of held) await page.request('release', { board, piece });
}

/** Random steps, with what a teacher does between them. */
export async function playRandomly(table: Table, random: SeededRandom, steps: number): Promise<void> {
  const { board, students, teacher, watcher } = table;
  let counter = 0;
  const countUp = () => {
    counter += 1;
    return counter;
  };
  for (let step = 1; step <= steps; step += 1) {
    for (const student of students) act(mirrorOf(student), random);
    if (random.happens(0.2)) act(mirrorOf(teacher), random);
    if (step % 20 === 7) await playRaw(table, random, countUp);
    if (step % 25 === 9)
      await teacher.link.showPiece([board], 1 + Math.floor(random.fraction() * mirrorOf(teacher).rules.puzzle.pieces));
    if (step % 9 === 2) await takeOver(table);
    if (step % 30 === 13) await teacher.link.setPaused(random.happens(0.5) ? 0 : board, true);
    if (step % 30 === 16) await teacher.link.setPaused(0, false);
    if (step % 40 === 18) await watcher.connect(true);
    if (step % 60 === 59) await watcher.connect(false);
    if (step % 50 === 30) await teacher.link.resetBoard(board);
    if (step % 100 === 34) await teacher.link.control('undoReset', { board });
    for (const { mirror } of [...students, teacher]) mirror?.retry();
    await wait(STEP_MS);
  }
}

/** The teacher takes a piece out of a student's hand, if one is in a hand. */
async function takeOver({ teacher }: Table): Promise<void> {
  const mirror = mirrorOf(teacher);
  mirror.letGo();
  mirror.nextFrame();
  const held = [...mirror.confirmed.groups.values()].find(({ hold }) => hold !== null && hold.page !== teacher.page);
  if (held === undefined) return;
  mirror.take(held.id);
  await wait(100);
  mirror.put(CENTRE, CENTRE + 9_000);
}

/** Ends pauses, empties all hands and puts every piece in place. */
export async function solve({ students, teacher }: Table): Promise<void> {
  await teacher.link.setPaused(0, false);
  for (const player of [...students, teacher]) mirrorOf(player).letGo();
  for (const { mirror } of students) mirror?.retry();
  for (const student of students) await student.waitUntilSaved();
  const mirror = mirrorOf(teacher);
  await teacher.waitUntil(() => !mirror.confirmed.paused, 'the end of the pause');
  const isHeld = () => [...mirror.confirmed.groups.values()].some(({ hold }) => hold !== null);
  await teacher.waitUntil(() => !isHeld(), 'empty hands');
  const { onBorder, pieces } = mirror.rules.puzzle;
  const all = Array.from({ length: pieces }, (_, index) => index + 1);
  const borderFirst = all.toSorted((a, b) => (onBorder[b] ?? 0) - (onBorder[a] ?? 0));
  // What crosses a touch that the teacher's page has not seen yet is refused, and done again, as by a person.
  for (let round = 1; !mirror.confirmed.solved; round += 1) {
    if (round > ROUNDS_MAX) throw new Error(`not solved (refused: ${refusedMoves(teacher)})`);
    // A piece that is in place already is not taken out again: the server refuses.
    for (const piece of borderFirst) {
      if (groupOf(mirror.predicted, piece).id === 0) continue;
      mirror.turn(piece, 0);
      mirror.drop(piece, CENTRE, CENTRE);
      await teacher.waitUntilSaved();
    }
    if (!mirror.confirmed.solved) await wait(ROUND_MS);
  }
}

function refusedMoves({ refusals }: Player): string {
  return refusals.map(({ failure, piece }) => `${piece}: ${failure.code}`).join(', ');
}
