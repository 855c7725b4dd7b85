/** What a teacher does for one board and with all of them, seen from both sides in real browsers. */
import { expect, test } from '../../fixtures/jogak.ts';
import { scenery } from '../../fixtures/pictures.ts';
import { LeadPage } from '../../pages/lead-page.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

test('she points, takes a piece over, shows where one goes, lays one beside the picture, deals the board anew and takes that back', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const lead = new LeadPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina', { reducedMotion: 'no-preference' });
  const jun = await people.student(code, 'Jun');
  const seen = await teacher.look('Mina');

  // The laser: seen by the student whose board it is, and by nobody else.
  await teacher.page.getByRole('button', { name: 'Point' }).click();
  const at = await seen.homeOf(6);
  await teacher.page.mouse.move(at.x, at.y, { steps: 4 });
  await expect(mina.page.locator('.board-pointer[data-laser]')).toHaveCount(1);
  await expect(jun.page.locator('.board-pointer')).toHaveCount(0);
  await teacher.page.getByRole('button', { name: 'Point' }).click();

  // Taken out of her hand.
  await mina.grab(5);
  await expect.poll(async () => (await seen.piece(5)).holder).not.toBeNull();
  await seen.grab(5);
  await expect(mina.page.getByText('Your teacher is moving this piece.')).toBeVisible();
  const over = await seen.drawn(5);
  await teacher.page.mouse.move(over.x + 30, over.y + 20, { steps: 3 });
  await teacher.page.mouse.up();
  await mina.page.mouse.up();

  // Shown on every board; as a still picture where things are to stand still.
  await lead.helpWithPiece('Row 2, column 3', 'Show it on all 2 puzzles');
  for (const { page } of [mina, jun]) {
    await expect(page.locator('.shown-piece')).toBeVisible();
    await expect(page.getByText('Your teacher shows where a piece goes.')).toBeAttached();
  }
  await expect(mina.page.locator('.shown-piece')).toBeHidden({ timeout: 20_000 });
  expect(await mina.groups()).toBe(13);

  // Shown to some: to those whom she picks, and to nobody else.
  await expect(jun.page.locator('.shown-piece')).toBeHidden();
  await lead.showToSome('Row 2, column 3', ['Jun']);
  await expect(jun.page.locator('.shown-piece')).toBeVisible();
  await expect(mina.page.locator('.shown-piece')).toHaveCount(0);

  // Pressed on the board instead of chosen from the list: it is laid beside the picture, and not lifted.
  await mina.grab(9);
  const onMat = await mina.homeOf(4);
  await mina.page.mouse.move(onMat.x, onMat.y, { steps: 4 });
  await mina.page.mouse.up();
  await mina.saved();
  const lay = (await seen.piece(9)).at;
  await lead.helpWithPiece('I press it on the puzzle', 'Put it beside the picture');
  await expect(teacher.page.getByText('Press a piece on the puzzle.')).toBeVisible();
  const nine = await seen.drawn(9);
  await teacher.page.mouse.click(nine.x, nine.y);
  await expect.poll(async () => (await mina.piece(9)).at).not.toEqual(lay);
  expect(await mina.groups()).toBe(13);

  // Dealt anew, and had back after a reload and a restart.
  await mina.solve(1);
  await mina.solve(2);
  await expect.poll(() => mina.groups()).toBe(11);
  await lead.help('Start this puzzle anew');
  await expect.poll(() => mina.groups()).toBe(13);
  await teacher.page.reload();
  const undo = teacher.page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await undo.press('Enter');
  await expect.poll(() => mina.groups()).toBe(11);
  await expect(undo).toBeHidden();
  await server.kill();
  await server.start();
  await mina.page.reload();
  await mina.ready();
  expect(await mina.groups()).toBe(11);
});

test('the next activity, while a drop is not acknowledged: it arrives at its own board, and everybody goes on with the new picture', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await jun.solve(1);
  await expect.poll(async () => (await jun.piece(1)).group).toBe(0);
  await mina.page.context().setOffline(true);
  await mina.solve(2);
  await teacher.page.getByRole('button', { name: 'More', exact: true }).click();
  await teacher.page.getByRole('link', { name: 'Start the next picture' }).click();
  await teacher.page.getByRole('button', { name: 'Telling the time' }).click();
  await teacher.page.getByRole('button', { name: 'Start the next picture' }).click();
  await teacher.page.waitForURL(/\/teach\/[\w-]+$/);
  await expect.poll(async () => (await jun.piece(1)).group).not.toBe(0);
  await mina.page.context().setOffline(false);
  const pieces = await jun.groups();
  await expect.poll(() => mina.groups(), { timeout: 40_000 }).toBe(pieces);
  expect((await mina.piece(2)).group).not.toBe(0);
  // Nobody joined anew, and the old boards can be looked at: with her drop.
  await expect(teacher.page.getByText('2/40 in')).toBeVisible();
  await teacher.page.getByRole('button', { name: 'More', exact: true }).click();
  await teacher.page.getByRole('button', { name: 'Earlier puzzles' }).click();
  await expect(teacher.page.getByRole('dialog').getByRole('button', { name: 'Picture 1 · Jun' })).toBeVisible();
  await teacher.page.getByRole('dialog').getByRole('button', { name: 'Picture 1 · Mina' }).click();
  await expect(teacher.page.getByRole('dialog').locator('canvas')).toBeVisible();
});
