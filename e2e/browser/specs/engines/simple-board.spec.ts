/** The simple board in an engine that has no WebGL 2 at all: a student sees the pieces, and plays. */
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { joinAsStudent, openClass, samplePicture } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

/** A difference of colours that anybody can see, of 255. */
const APART = 40;

test('a student is told of the simple board, and drags a piece to its place on it', async ({ people, server }) => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  player.close();
  const page = await people.pageOf(browser, pagePath('student', testClass.id), { width: 1180, height: 820 });
  await page.sees('This device draws the puzzle in a simple way.', 60_000);
  const board = new EngineBoard(page);
  await board.ready();
  const picture = Buffer.from(await (await samplePicture()).arrayBuffer());
  // The middle of piece 1; the third channel of the picture is noise.
  const expected = (await meanColour(picture, { x: 40, y: 40 })).slice(0, 2);
  const off = async (at: { x: number; y: number }) => difference(expected, (await board.colourAt(at)).slice(0, 2));
  await expect.poll(async () => off(await board.drawn(1))).toBeLessThan(APART);
  await board.dragHome(1);
  await expect.poll(async () => (await board.piece(1)).group).toBe(0);
  await expect.poll(async () => off(await board.homeOf(1))).toBeLessThan(APART);
  await board.saved();
});
