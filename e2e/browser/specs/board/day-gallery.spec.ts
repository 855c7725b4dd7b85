/** The goodbye's gallery: a student's own pictures of the lesson, each as it was left, to keep. */
import type { Page } from '@playwright/test';
import sharp, { type Metadata } from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PIECES = 12;
const GOODBYE = /\/goodbye-(?!words)[^/]*\.js/;

const galleryOf = (page: Page) => page.getByRole('region', { name: 'Your pictures of today' });

async function saveOf(page: Page, index: number): Promise<Metadata> {
  const download = page.waitForEvent('download');
  await galleryOf(page).getByRole('button', { name: 'Save the picture' }).nth(index).press('Enter');
  return sharp(await (await download).path()).metadata();
}

/** How many colours a drawn picture has at some places: an empty canvas has one. */
async function coloursOf(page: Page, index: number): Promise<number> {
  return galleryOf(page)
    .locator('canvas')
    .nth(index)
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d');
      const colours = new Set<string>();
      for (let step = 1; step < 20; step += 1)
        colours.add(
          String(context?.getImageData((canvas.width * step) / 20, (canvas.height * step) / 20, 1, 1).data.slice(0, 3)),
        );
      return colours.size;
    });
}

test('shows and saves the pictures of this lesson, over a reload and a restart, and not those of others or of the lesson before', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  const goodbye = mina.page.waitForResponse(GOODBYE);
  for (let piece = 1; piece <= PIECES; piece += 1) await mina.place(piece);
  await mina.saved();
  await mina.forget();
  await teacher.dealAnother(24);
  await mina.ready();
  for (const piece of [1, 2, 3, 4, 5, 6, 7, 8]) await mina.solve(piece);
  await mina.saved();
  // The goodbye came with the first press on the page: it needs no network when the class is finished.
  await (await goodbye).finished();
  await mina.page.route(GOODBYE, (route) => route.abort());
  // Where nobody pressed anything, the bar keeps its tools until it is there, and is never empty.
  const arrival = Promise.withResolvers<void>();
  await jun.page.route(GOODBYE, async (route) => {
    await arrival.promise;
    await route.continue();
  });
  const finish = async () => {
    await teacher.page.getByRole('button', { name: 'More', exact: true }).click();
    await teacher.page.getByRole('button', { name: 'Finish for today' }).click();
  };
  await finish();
  const gallery = galleryOf(mina.page);
  const expectBoth = async () => {
    await expect(gallery.getByRole('listitem')).toHaveCount(2);
    await expect(gallery.getByText('12 pieces · solved!')).toBeVisible();
    await expect(gallery.getByText(/^2\d pieces ·\s3\d% done$/)).toBeVisible();
    for (const index of [0, 1]) await expect.poll(() => coloursOf(mina.page, index)).toBeGreaterThan(3);
  };
  await expectBoth();
  // A press on a picture shows it in the whole window.
  await gallery
    .getByRole('button', { name: /Make it bigger$/ })
    .first()
    .press('Enter');
  const large = mina.page.getByRole('dialog').getByRole('img');
  await expect(large).toBeInViewport({ ratio: 1 });
  const [inGallery, inWindow] = [await gallery.locator('li canvas').first().boundingBox(), await large.boundingBox()];
  expect(inWindow?.width ?? 0).toBeGreaterThan(1.3 * (inGallery?.width ?? Number.NaN));
  const shapeOf = (box: typeof inWindow) => (box?.width ?? 0) / (box?.height ?? Number.NaN);
  expect(shapeOf(inWindow)).toBeCloseTo(shapeOf(inGallery), 1);
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter');
  await expect(large).toHaveCount(0);
  const sentence = 'That’s all for today. See you next time!';
  await expect(mina.page.getByText(sentence)).toBeVisible();
  const junsTools = jun.page.getByRole('toolbar', { name: 'Tools' });
  await expect(junsTools.getByRole('button', { name: 'Fit' })).toBeDisabled();
  arrival.resolve();
  await expect(jun.page.getByText(sentence)).toBeVisible();
  await expect(junsTools).toBeHidden();
  await expectAccessible(mina.page, 'the pictures of the lesson');
  // On a phone that lies on its side nothing of them is below the edge.
  const before = mina.page.viewportSize();
  await mina.page.setViewportSize({ width: 844, height: 390 });
  for (const save of await gallery.getByRole('button', { name: 'Save the picture' }).all())
    await expect(save).toBeInViewport({ ratio: 1 });
  if (before !== null) await mina.page.setViewportSize(before);
  expect(await saveOf(mina.page, 0)).toMatchObject({ format: 'jpeg', width: 800, height: 600 });
  expect(await saveOf(mina.page, 1)).toMatchObject({ format: 'jpeg', width: 1_600, height: 1_200 });
  // Jun did nothing: Jun’s own last puzzle, and none of Mina’s.
  await expect(galleryOf(jun.page).getByRole('listitem')).toHaveCount(1);
  await expect(galleryOf(jun.page).getByText('solved!')).toHaveCount(0);

  await server.kill();
  await server.start();
  await mina.page.reload();
  await expectBoth();

  // A student who is removed sees none.
  await teacher.page.goto(pagePath('teacher', classroomOf(teacher.page, 'teacher')));
  await teacher.page.getByRole('button', { name: 'Open again' }).click();
  await expect(galleryOf(mina.page)).toHaveCount(0);
  await mina.forget();
  await teacher.dealAnother(PIECES);
  await mina.ready();
  await finish();
  // The first picture was of the lesson before.
  await expect(gallery.getByRole('listitem')).toHaveCount(2);
  await expect(gallery.getByText('solved!')).toHaveCount(0);
});
