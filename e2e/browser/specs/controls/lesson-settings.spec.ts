/** Settings that a teacher changes during a lesson: the students' pages follow without a reload, and they last. */

import { expect, test } from '#e2e/browser/browser-test.ts';
import { openPaintedClass } from '#e2e/browser/pages/painted-class.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

test('changes title, hints, difficulty, replays and naming, over reloads and a restart', async ({ people, server }) => {
  const teacher = await people.teacher();
  const { page } = teacher;
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina', { viewport: { width: 1_366, height: 768 } });
  // In the bar or in its menu.
  const hint = mina.page.locator('.tool').filter({ hasText: 'Hint' });
  await expect(hint).toHaveCount(1);
  const dialog = page.getByRole('dialog', { name: 'Change settings' });
  const open = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Change settings' }).click();
    await expect(dialog).toBeVisible();
  };
  await open();
  await dialog.getByLabel('Class title').fill('Class 3B');
  await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(mina.page.getByRole('heading', { name: 'Class 3B' })).toBeVisible();
  await dialog.getByRole('checkbox', { name: /Hints/ }).uncheck();
  await expect(hint).toHaveCount(0);
  const replay = dialog.getByRole('checkbox', { name: /replay their own puzzle/ });
  await expect(replay).not.toBeChecked();
  await replay.check();
  // A middle piece lies without a neighbour at "easy" alone.
  await dialog.getByRole('radio', { name: 'Easy' }).check({ force: true });
  await mina.place(6);
  await expect.poll(async () => (await mina.piece(6)).group).toBe(0);
  // Without a mat a corner joins nothing, and what lies stays. The mat is drawn no more, though no piece has moved.
  await mina.saved();
  const drawn = () => mina.page.locator('.board-container').screenshot();
  const withMat = await drawn();
  expect((await drawn()).equals(withMat)).toBe(true);
  await dialog.getByRole('radio', { name: 'Hard' }).check({ force: true });
  await expect.poll(() => mina.page.evaluate(() => window.__board?.hasMat)).toBe(false);
  await expect.poll(async () => (await drawn()).equals(withMat)).toBe(false);
  await mina.solve(12);
  await mina.saved();
  await expect.poll(async () => (await mina.piece(12)).group).toBe(12);
  expect((await mina.piece(6)).group).toBe(0);
  await dialog.getByRole('radio', { name: 'Easy' }).check({ force: true });
  await expect.poll(() => mina.page.evaluate(() => window.__board?.hasMat)).toBe(true);
  await mina.place(12);
  await expect.poll(async () => (await mina.piece(12)).group).toBe(0);
  await dialog.getByRole('radio', { name: 'Numbers' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Class 3B' })).toBeVisible();

  await server.kill();
  await server.start();
  await page.reload();
  await mina.page.reload();
  await mina.ready();
  await expect(mina.page.getByRole('heading', { name: 'Class 3B' })).toBeVisible();
  await expect(hint).toHaveCount(0);
  await open();
  await expect(dialog.getByRole('checkbox', { name: /Hints/ })).not.toBeChecked();
  await expect(replay).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Easy' })).toBeChecked();
  await dialog.getByRole('checkbox', { name: /Hints/ }).check();
  await expect(hint).toHaveCount(1);
  // Who deletes a class reads which.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Delete this class' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete the class “Class 3B”?' })).toBeVisible();
});

test('tells a teacher’s classes apart on the start page, above the picture', async ({ people, server }) => {
  const teacher = await people.teacher({ viewport: { width: 1_366, height: 768 } });
  const { page } = teacher;
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  await people.student(code, 'Mina');
  await page.goto(PAGE.newClass);
  const classes = page.getByRole('region', { name: 'Classes opened on this device' });
  // Without a title it is named by the moment when it was opened.
  const card = classes.getByRole('link', { name: /^Class · .*\d:\d\d.* 1 student$/ });
  await expect(card).toBeInViewport();
  const student = await people.page();
  await student.goto(PAGE.join);
  const listed = student.getByRole('button', { name: /^Class · .*\d:\d\d/ });
  await expect(listed).toBeVisible();
  const title = (await listed.locator('b').textContent()) ?? '';
  await listed.click();
  await expect(student.locator('form.join')).toContainText(title);

  // Two of one title have the time beside it; a third one has no need of it.
  for (const each of ['3B', '3B', '4A']) {
    await openPaintedClass(server.origin, { map: 'africa', seed: 3 }, {}, each);
    const opened = Date.now();
    await expect.poll(() => Date.now() - opened).toBeGreaterThan(1_000);
  }
  await student.goto(PAGE.join);
  const equal = student.getByRole('button', { name: /^3B · \d+:\d\d/ });
  await expect(equal).toHaveCount(2);
  const titles = await equal.locator('b').allTextContents();
  expect(new Set(titles).size).toBe(2);
  await expect(student.getByRole('button', { name: /^4A\b(?! ·)/ })).toBeVisible();
  await equal.last().click();
  await expect(student.locator('form.join')).toContainText(titles[1] ?? 'a title');
  // The picture has arrived, and not only its place.
  await expect
    .poll(() => card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await server.kill();
  await server.start();
  await page.reload();
  await expect(card).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeInViewport();
  await card.click();
  // Somebody is there already: the class's page shows the puzzles.
  await expect(page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name: 'Mina' })).toBeVisible();
});
