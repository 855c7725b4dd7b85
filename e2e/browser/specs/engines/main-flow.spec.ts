/** The main flow in WebKit and Firefox: a class is opened and joined, played in and chatted in, and is back after a restart. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { classroomFromPath, joinPath, PAGE } from '#shared/protocol/paths.ts';

/** A difference of colours that anybody can see, of 255. */
const APART = 30;
const TEACHER = { width: 1366, height: 768 };

function midpoint(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

// Proves I12.
test('a photo becomes a class; a student joins, plays and chats; all is back after kill -9', async ({
  people,
  server,
}) => {
  const photo = join(server.folder, 'photo.png');
  const picture = await scenery(800, 600);
  await writeFile(photo, picture);
  const teacher = await people.page(server.origin, TEACHER);
  await teacher.goTo(PAGE.newClass);
  await teacher.chooseFiles('input[type=file]', [photo]);
  await teacher.find('.preview canvas');
  await teacher.press('input[type=radio]', '12');
  await teacher.press('button', 'Open class');
  await teacher.until(
    () => /^\d{6}/.test((document.querySelector('.code-digits')?.textContent ?? '').replace(/\D/g, '')),
    [],
    'the code',
  );
  await teacher.collectErrors();
  const code = await teacher.evaluate(() =>
    (document.querySelector('.code-digits')?.textContent ?? '').replace(/\D/g, ''),
  );

  const student = await people.page(server.origin);
  await student.goTo(joinPath(code));
  await student.fill('input', 'Name', 'Mina');
  await student.press('button', 'Join');
  const board = new EngineBoard(student);
  await board.ready();
  await student.collectErrors();
  expect(classroomFromPath('student', await student.path())).not.toBeNull();

  // Two loose pieces join, off their places; then one joins the mat, and shows its part of the photo there.
  await board.dragTo(5, async () => midpoint(await board.homeOf(5), await board.homeOf(10)));
  await board.dragBeside(6, 5);
  await expect.poll(async () => (await board.piece(6)).group).toBe((await board.piece(5)).group);
  const corner = await meanColour(picture, { x: 100, y: 100 });
  const place = await board.homeOf(1);
  await expect.poll(async () => difference(await board.colourAt(place), corner)).toBeGreaterThan(APART);
  await board.dragHome(1);
  await expect.poll(async () => (await board.piece(1)).group).toBe(0);
  await board.saved();
  await expect.poll(async () => difference(await board.colourAt(place), corner)).toBeLessThan(APART);

  await teacher.press('button', 'All puzzles');
  await teacher.until(() => document.querySelector('.tile')?.textContent?.includes('2 of 12 joined'), [], 'the tile');

  // The chat: a picture of the teacher's, and the student's words.
  const chatPicture = join(server.folder, 'chat.jpg');
  await writeFile(chatPicture, await drawing(300, 200).jpeg().toBuffer());
  await teacher.press('button', 'Chat*');
  await teacher.find('.chat textarea');
  await teacher.chooseFiles('.chat input[type=file]', [chatPicture]);
  await teacher.find('.chat-chosen');
  await teacher.press('.chat-composer button', 'Send');
  await student.press('button', 'Chat*');
  const isPictureDrawn = () => {
    const image = document.querySelector<HTMLImageElement>('.chat-message:not([data-pending]) img');
    return image?.complete === true && image.naturalWidth > 0;
  };
  await student.until(isPictureDrawn, [], 'the picture in the student’s chat');
  await teacher.until(isPictureDrawn, [], 'the picture in the teacher’s chat');
  await student.press('.chat textarea');
  await student.type('what a nice picture');
  await student.press('.chat-composer button', 'Send');
  await teacher.sees('what a nice picture');

  const epoch = await board.epoch();
  const group = (await board.piece(5)).group;
  await server.kill();
  await student.sees('Reconnecting. Keep playing, nothing is lost.');
  await server.start();
  await expect.poll(() => board.epoch(), { timeout: 60_000 }).toBeGreaterThan(epoch);
  expect([(await board.piece(1)).group, (await board.piece(5)).group, (await board.piece(6)).group]).toEqual([
    0,
    group,
    group,
  ]);
  await student.until(isPictureDrawn, [], 'the picture after the restart');
  await student.press('.chat button', 'Close');
  await board.dragHome(2);
  await expect.poll(async () => (await board.piece(2)).group).toBe(0);
  await board.saved();
});
