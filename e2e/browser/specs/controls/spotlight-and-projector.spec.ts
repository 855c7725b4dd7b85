/** The spotlight, which shows one board on every page, and the projector's window, which shows no names by default. */

import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const SPOTLIGHT_TEXT = 'Everybody is looking at one puzzle now.';

test('shows one board to everybody read-only, and keeps showing it without its student, over reloads and a restart', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  const wall = new WallPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await jun.solve(1);
  await expect.poll(async () => (await jun.piece(1)).group).toBe(0);
  await teacher.openBoard('Mina');
  await controls.help('Show to everybody');
  await expect(mina.page.getByText('Everybody is looking at your puzzle now.')).toBeVisible();
  const spotlit = jun.page.getByRole('region', { name: 'The puzzle everybody sees' });
  await expect(spotlit.locator('canvas')).toBeVisible();
  // The wall says which of its boards that is.
  await expect(wall.tile('Mina')).toHaveAccessibleName(/Shown to everybody/);
  await expect(wall.tile('Jun')).not.toHaveAccessibleName(/Shown to everybody/);
  await expect(spotlit.getByText(SPOTLIGHT_TEXT, { exact: false })).toBeVisible();
  expect(await jun.page.locator('body').innerText()).not.toContain('Mina');
  // Jun's own progress and tools belong to another board.
  await expect(jun.page.getByRole('progressbar')).toHaveCount(0);
  await expect(jun.page.locator('[data-tools]')).toBeHidden();
  // An empty mat says why it is empty.
  const untouched = spotlit.getByText('Nothing has been moved yet.');
  await expect(untouched).toBeVisible();
  // And it is no empty frame: the picture lies there, pale.
  await expect.poll(() => shareInColour(spotlit)).toBeGreaterThan(0.1);
  const onMat = async () => {
    const mat = await jun.page.evaluate(() => window.__watched?.matOnPage ?? { left: 0, top: 0, right: 0, bottom: 0 });
    const { y = 0, height = 0 } = (await untouched.boundingBox()) ?? {};
    return y >= mat.top && y + height <= mat.bottom;
  };
  const usual = jun.page.viewportSize();
  await jun.page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(onMat).toBe(true);
  if (usual !== null) await jun.page.setViewportSize(usual);
  await expect.poll(onMat).toBe(true);
  // The spotlight is live, and other students' input on it changes nothing.
  const drawn = await spotlit.screenshot();
  await mina.solve(2);
  await expect.poll(async () => (await mina.piece(2)).group).toBe(0);
  await expect.poll(async () => (await spotlit.screenshot()).equals(drawn)).toBe(false);
  await expect(untouched).toHaveCount(0);
  const box = await spotlit.boundingBox();
  for (const [x, y] of [
    [0.2, 0.5],
    [0.8, 0.5],
    [0.5, 0.2],
  ] as const) {
    await jun.page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * x, (box?.y ?? 0) + (box?.height ?? 0) * y);
    await jun.page.mouse.down();
    await jun.page.mouse.move(20, 20, { steps: 3 });
    await jun.page.mouse.up();
  }
  expect(await mina.groups()).toBe(12);
  expect(await jun.groups()).toBe(12);
  // It stays although its student leaves, the server crashes, and the others reload.
  await mina.page.close();
  await server.kill();
  await server.start();
  await jun.page.reload();
  await teacher.page.reload();
  await expect(spotlit.locator('canvas')).toBeVisible();
  await expect(teacher.page.getByText('Everybody is looking at the puzzle of Mina.', { exact: false })).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Stop showing' }).press('Enter');
  await expect(spotlit).toBeHidden();
  await jun.ready();
  expect((await jun.piece(1)).group).toBe(0);

  // With the student's name, if the teacher chooses so: over a restart, too.
  await teacher.openBoard('Mina');
  await controls.help('Show to everybody, with the name');
  const named = spotlit.getByText('Everybody is looking at the puzzle of Mina now.', { exact: false });
  await expect(named).toBeVisible();
  await server.kill();
  await server.start();
  await jun.page.reload();
  await teacher.page.reload();
  await expect(named).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Stop showing' }).press('Enter');
  await expect(spotlit).toBeHidden();
  await jun.ready();
  await jun.solve(3);
  await expect.poll(async () => (await jun.piece(3)).group).toBe(0);
});

test('shows code, timer, boards and spotlight on the projector, and receives names only if the teacher chose them', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Wilhelmina');
  await people.student(code, 'Juniper');
  await mina.page.getByRole('button', { name: 'I need help' }).click();

  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  const popup = teacher.page.context().waitForEvent('page');
  await teacher.page.getByRole('link', { name: 'Open projector window' }).click();
  const spotlit = await popup;
  const packets: string[] = [];
  spotlit.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => packets.push(payload.toString()));
  });
  await spotlit.reload();
  await expect(spotlit.getByText('2 students are here')).toBeVisible();
  await expect(spotlit.getByText(code.replace(/(...)(...)/, '$1 $2'))).toBeVisible();
  const choose = async (what: string) => {
    await teacher.page.getByRole('radio', { name: what }).check({ force: true });
  };
  await choose('Puzzles without names');
  await expect(spotlit.locator('.present-boards canvas')).toHaveCount(2);
  await mina.solve(1);
  // The picture, and how far the class is: two boards of twelve pieces, one of which lies.
  await choose('The picture');
  await expect(spotlit.getByRole('img', { name: 'The picture' })).toBeVisible();
  await choose('How far the class is');
  await expect(spotlit.getByText('Together we have put 4% in place')).toBeVisible();
  await expect(spotlit.getByText('None of 2 puzzles is solved yet')).toBeVisible();
  await mina.solve(2);
  await expect(spotlit.getByText('Together we have put 8% in place')).toBeVisible();
  await spotlit.reload();
  await expect(spotlit.getByText('Together we have put 8% in place')).toBeVisible();
  await spotlit.keyboard.press('4');
  await expect(spotlit.getByRole('img', { name: 'The picture' })).toBeVisible();
  // The window's own keys change the content, too.
  await spotlit.keyboard.press('2');
  await expect(spotlit.getByText('No timer is set.')).toBeVisible();
  await expect(spotlit.locator('time')).toHaveText(/\d:\d\d/);
  await teacher.page.keyboard.press('Escape');
  await controls.setTimer(5);
  await expect(spotlit.getByRole('timer')).toHaveText(/^4:5\d$|^5:00$/);
  await server.kill();
  await server.start();
  await expect(spotlit.getByRole('timer')).toHaveText(/^4:\d\d$/);
  await teacher.openBoard('Wilhelmina');
  await controls.help('Show to everybody');
  await expect(spotlit.getByRole('region', { name: 'The puzzle we all look at' }).locator('canvas')).toBeVisible();
  await expect(spotlit.getByRole('heading', { name: 'Let’s look at this puzzle together' })).toBeVisible();
  const tools = spotlit.getByRole('toolbar', { name: 'The projector shows' });
  await expect(tools.getByRole('button', { pressed: true })).toHaveCount(0);
  const text = `${await spotlit.locator('html').innerHTML()} ${packets.join(' ')}`;
  expect(packets.length).toBeGreaterThan(3);
  for (const name of ['Wilhelmina', 'Juniper']) expect(text).not.toContain(name);
  for (const word of ['rejoin', 'hands', 'pausedBoards', '"done"']) expect(packets.join(' ')).not.toContain(word);

  await teacher.page.getByRole('button', { name: 'Stop showing' }).click();
  await spotlit.keyboard.press('1');
  await expect(tools.getByRole('button', { pressed: true })).toHaveAccessibleName('The code');
  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(teacher.page.getByRole('radio', { name: 'The code' })).toBeChecked();
  await teacher.page.getByRole('checkbox', { name: /Show names/ }).check();
  await expect(spotlit.getByText('Wilhelmina')).toBeVisible();
  await spotlit.reload();
  await expect(spotlit.getByText('Juniper')).toBeVisible();

  // Of a whole class a dozen puzzles are seen at a time, on pages that turn until somebody turns them by an arrow key.
  for (let seat = 3; seat <= 24; seat += 1)
    expectOk(await new ApiClient(server.origin).join({ code, name: `Seat ${seat}` }));
  await spotlit.emulateMedia({ reducedMotion: 'no-preference' });
  await spotlit.keyboard.press('3');
  const canvases = spotlit.locator('.present-boards canvas');
  const pages = tools.getByRole('group', { name: /^Pages of puzzles/ });
  await expect(canvases).toHaveCount(12);
  await expect(pages.getByRole('button', { name: 'Stay on this page' })).toBeVisible();
  await spotlit.keyboard.press('ArrowLeft');
  await expect(pages.getByRole('button', { name: 'Turn the pages by themselves' })).toBeVisible();
  await pages.getByRole('button', { name: 'Page 1 of 2' }).click();
  await expect(pages.locator('[aria-current=true]')).toHaveAccessibleName('Page 1 of 2');
  await spotlit.keyboard.press('ArrowRight');
  await expect(pages.locator('[aria-current=true]')).toHaveAccessibleName('Page 2 of 2');
  await expect(canvases).toHaveCount(12);
  await expect.poll(async () => Math.min(...(await canvases.evaluateAll(coloursOf)))).toBeGreaterThan(20);
  // Pages that turn by themselves turn to a puzzle that was just solved. It has a frame, and the banner covers no puzzle.
  const solved = spotlit.locator('.solved-mark');
  for (let piece = 3; piece < 12; piece += 1) await mina.place(piece);
  await pages.getByRole('button', { name: 'Turn the pages by themselves' }).click();
  await mina.place(12);
  await expect(solved).toHaveCount(1);
  await expect(pages.locator('[aria-current=true]')).toHaveAccessibleName('Page 1 of 2');
  await expect(canvases.first().locator('xpath=..').locator('.solved-mark')).toBeVisible();
  const [banner, main] = await Promise.all([
    spotlit.getByRole('region', { name: 'A puzzle is solved!' }).boundingBox(),
    spotlit.getByRole('main').boundingBox(),
  ]);
  expect((banner?.y ?? 0) + (banner?.height ?? 0)).toBeLessThanOrEqual(main?.y ?? 0);
  await expect(solved).toHaveCount(0, { timeout: 20_000 });
  // What is read and pressed there grows with the window.
  const heights: number[] = [];
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await spotlit.setViewportSize({ width, height });
    for (const part of [tools.getByRole('button').first(), spotlit.getByRole('heading', { level: 1 })])
      heights.push((await part.boundingBox())?.height ?? 0);
  }
  const [tool = 0, title = 0, largeTool = 0, largeTitle = 0] = heights;
  expect(Math.min(largeTool / tool, largeTitle / title)).toBeGreaterThan(1.25);
  // Where motion is reduced all are there at once.
  await spotlit.emulateMedia({ reducedMotion: 'reduce' });
  await spotlit.reload();
  await expect(canvases).toHaveCount(24);
  await expect(pages).toHaveCount(0);
});

/** How many colours each canvas holds. In the page. */
function coloursOf(canvases: readonly Element[]): number[] {
  return canvases.map((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0);
    return new Set(new Uint32Array(pixels)).size;
  });
}

/** The part of what is shown that is in colour: more than the table and the mat are. 0..1 */
async function shareInColour(shown: Locator): Promise<number> {
  const { data, info } = await sharp(await shown.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = info.width * info.height;
  let coloured = 0;
  for (let at = 0; at < data.length; at += 3) {
    const channels = data.subarray(at, at + 3);
    if (Math.max(...channels) - Math.min(...channels) > 30) coloured += 1;
  }
  return coloured / pixels;
}
