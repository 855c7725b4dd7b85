/** Random sets of regions as they are dealt: every one is taken by a press, however small it is. */
import { expect, test } from 'vitest';
import { plainFrame } from '#client/board/board-frame.ts';
import { pickAt, pickNear } from '#client/board/hand/pick.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';
import { type Board, boardOfSeed, groupOf } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { randomBelow, randomStream } from '#shared/geometry/random.ts';
import { cutMap, loadMap, MAP_IDS, requestedMap } from '#shared/puzzle/kinds/map/map.ts';

const SEED = 20_261_202;
const ROUNDS = playsEveryCase ? 10_000 : 500;
/** How far from a piece a finger takes it, where the mat is as wide as a phone of 390 px: 24 px. Units. */
const REACH = 1_008;
/** There 44 px, the width of a thumb. Units. */
const THUMB = 1_848;
/** All rounds take minutes on a busy machine. */
const LONG_MS = 900_000;

test(
  `${ROUNDS} random sets of regions are taken at a corner of any island, and in the middle of their main part`,
  async () => {
    const draw = randomStream(SEED, 1, 0, 0);
    const maps = await Promise.all(MAP_IDS.map(loadMap));
    let hollow = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const index = randomBelow(draw, MAP_IDS.length);
      const [map, regions] = [MAP_IDS[index] ?? 'world', maps[index]?.regions ?? []];
      const share = randomBelow(draw, 100);
      const leftOut = regions.filter((_, at) => at > 1 && randomBelow(draw, 100) < share).map(({ id }) => id);
      const spec = requestedMap({ map, leftOut }, round);
      if (spec === null) throw new Error(`no map of ${map}`);
      const puzzle = cutMap(spec);
      const board = boardOfSeed(boardRules(puzzle, 'normal', false), round);
      const frame = plainFrame(board);
      const outlines = outlinesOf(puzzle);
      requireThumbs(board, `seed ${SEED}, round ${round}, ${map}`);
      for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
        const group = groupOf(board, piece);
        const home = { x: group.x + (puzzle.homeX[piece] ?? 0), y: group.y + (puzzle.homeY[piece] ?? 0) };
        const where = `seed ${SEED}, round ${round}, ${map}: ${spec.regions[piece - 1]}`;
        if (pickAt(frame, outlines, home)?.piece !== piece) {
          hollow += 1;
          if (pickNear(frame, outlines, home, REACH)?.piece !== piece) throw new Error(`${where} is not taken`);
        }
        const rings = outlines.byPiece[piece] ?? [];
        const { corners } = rings[randomBelow(draw, rings.length)] ?? { corners: [] };
        const corner = 2 * randomBelow(draw, corners.length / 2);
        const at = {
          x: home.x + (corners[corner] ?? 0) / STEPS_PER_UNIT,
          y: home.y + (corners[corner + 1] ?? 0) / STEPS_PER_UNIT,
        };
        // On the line itself one is inside or outside by a rounding.
        if (pickNear(frame, outlines, at, 1)?.piece !== piece) throw new Error(`${where} is not taken at a corner`);
      }
    }
    expect(hollow, 'a run without regions whose middle is outside of them proves little').toBeGreaterThan(ROUNDS / 10);
  },
  LONG_MS,
);

/** About every dealt region a thumb has room that no other region reaches into. */
function requireThumbs({ rules, groups }: Board, where: string): void {
  const { pieces, homeX, homeY, ownSlots } = rules.puzzle;
  const boxes = Array.from({ length: pieces }, (_, index) => {
    const piece = index + 1;
    const { x, y } = groups.get(piece) ?? { x: 0, y: 0 };
    const [atX, atY] = [x + (homeX[piece] ?? 0), y + (homeY[piece] ?? 0)];
    const { left, top, right, bottom } = ownSlots?.boxOf(piece) ?? { left: 0, top: 0, right: 0, bottom: 0 };
    return { left: atX + left, top: atY + top, right: atX + right, bottom: atY + bottom };
  });
  for (const [index, { left, top, right, bottom }] of boxes.entries()) {
    const wide = Math.max(0, THUMB - (right - left)) / 2;
    const high = Math.max(0, THUMB - (bottom - top)) / 2;
    const isIn = (other: (typeof boxes)[number], at: number) =>
      at !== index &&
      other.left < right + wide &&
      other.right > left - wide &&
      other.top < bottom + high &&
      other.bottom > top - high;
    if (boxes.some(isIn)) throw new Error(`${where}: no thumb's width about piece ${index + 1}`);
  }
}
