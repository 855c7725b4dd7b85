/** Choosing pictures on the real pages: refusals with their cause, at once, and long pictures. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import type { PictureFile } from '#e2e/browser/pages/teacher-page.ts';
import { answerToUpload } from '#e2e/browser/pages/upload-answer.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { HEIC_PHOTO, quarters, turnedPhoto } from '#e2e/fixtures/turned-photos.ts';
import { PAGE } from '#shared/protocol/paths.ts';

/** As systems name it: some know no type of HEIC. */
const HEIC = { name: 'IMG_0001.HEIC', mimeType: '', buffer: HEIC_PHOTO };
const HEIC_SENTENCE = /^iPhone HEIC photos cannot be opened here\. Save it as JPEG/;

const chooseFile = (page: Page, file: PictureFile) => page.locator('input[type=file]').first().setInputFiles(file);

test('the start page refuses a HEIC photo at once, and crops a scrolled screenshot to a part that can be cut', async ({
  people,
}) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await chooseFile(page, HEIC);
  await expect(page.getByRole('alert').filter({ hasText: HEIC_SENTENCE })).toBeVisible();

  const buffer = await quarters(540, 6_000).png().toBuffer();
  await chooseFile(page, { name: 'Screenshot.png', mimeType: 'image/png', buffer });
  await expect(page.getByText(/^This picture is very long/)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Crop' }).click();
  await page.getByRole('button', { name: 'Whole picture' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /^This picture is too narrow/ })).toBeVisible();
});

test('a turned WebP lies on the board as the start page shows it', async ({ people }) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  const buffer = await turnedPhoto('webp', 6);
  await chooseFile(page, { name: 'photo.webp', mimeType: 'image/webp', buffer });
  await expect(page.locator('.preview canvas')).toBeVisible();
  const answer = await answerToUpload(page, () => page.getByRole('button', { name: 'Open class' }).click());
  expect(answer).toMatchObject({ ok: true, width: 400, height: 200 });
});

test('the chat refuses a HEIC photo at once, and shows a scrolled screenshot that can be read', async ({ people }) => {
  const teacher = await people.teacher();
  await teacher.open({ name: 'a.png', mimeType: 'image/png', buffer: await drawing(400, 300).png().toBuffer() });
  const chat = await new ChatPage(teacher.page).open();
  const input = chat.panel.locator('input[type=file]');
  await input.setInputFiles(HEIC);
  await expect(chat.panel.getByRole('alert').filter({ hasText: HEIC_SENTENCE })).toBeVisible();

  await chat.attach('Screenshot.png', 'image/png', await drawing(540, 6_000).png().toBuffer());
  await expect(chat.panel.getByRole('alert')).toHaveCount(0);
  await chat.send('our screenshot');
  const message = chat.message('our screenshot');
  const image = message.locator('.chat-picture img');
  await expect(image).toHaveJSProperty('complete', true);
  // A part of it, as wide as a finger can press.
  expect(await image.evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])).toEqual([110, 220]);
  await message.getByRole('button', { name: /Make it bigger$/ }).click();
  const large = chat.panel.getByRole('region', { name: /^Picture from/ });
  await expect(large).toBeVisible();
  const source = await large.locator('img').getAttribute('src');
  const response = await teacher.page.request.get(source ?? '');
  const { width = 0, height = 0 } = await sharp(await response.body()).metadata();
  expect([width > 350, height / width > 11]).toEqual([true, true]);
  expect(await large.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toBe(true);
});
