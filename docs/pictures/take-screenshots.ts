/** Takes the README's pictures anew, of a real server with bots at play: `npm run pictures`. */
import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { buildClient } from '#client/build.ts';
import { startDemo } from '#demo/demo.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { openTeacherLink } from '#e2e/browser/pages/teacher-link.ts';
import { findBrowser } from '#e2e/browser/support/find-browser.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LAPTOP = { width: 1_366, height: 640 };
const PHONE = { width: 390, height: 844 };
const TABLET = { width: 820, height: 1_180 };
/** Where a school finds its server: the code's page shows that, and has no QR code on loopback. */
const SCHOOL = 'jogak.school.example';
/** Some are done by then, some are stuck, and one has a hand up. Milliseconds. */
const CLASS_AT_PLAY_MS = 150_000;
/** The moving picture: so many frames, so far apart, so wide. */
const MOVING = { frames: 24, everyMs: 160, width: 760 } as const;

const found = findBrowser();
if (typeof found === 'string') throw new Error(found);
const executablePath = found.path;
const server = new ServerProcess(await makeDataFolder(), await buildClient('test', console.log));
await server.start();
await mkdir(HERE, { recursive: true });

await withBrowser(async (browser) => {
  const demo = await startDemo({ origin: server.origin, bots: 12, mode: 'together', seed: 3 });
  await pictures(browser, demo.teacher, demo.student);
  demo.stop();
});
const each = await startDemo({ origin: server.origin, bots: 30, mode: 'each', seed: 5 });
// No page is open meanwhile: thirty boards at play are enough to do.
await after(CLASS_AT_PLAY_MS);
await withBrowser((browser) => wallPictures(browser, each.teacher));
each.stop();
await server.stop();
await rm(server.folder, { recursive: true, force: true });

/** A browser of its own for pictures that are taken together, so that no page of others is drawn beside them. */
async function withBrowser(take: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-gpu-compositing',
      // A machine that is busy draws late in software; the watchdog takes that for a hang, and ends the browser at the third time.
      '--disable-gpu-watchdog',
      '--no-sandbox',
      // That name is this server: nothing leaves this machine.
      `--host-resolver-rules=MAP ${SCHOOL}:80 ${new URL(server.origin).host}`,
    ],
  });
  await take(browser);
  await browser.close();
}

async function pageOf(from: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await from.newContext({ baseURL: server.origin, locale: 'en-GB', viewport: LAPTOP, ...options });
  return context.newPage();
}

async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot())
    .webp({ quality: 82 })
    .toFile(`${HERE}${name}.webp`);
  console.log(`${name}.webp`);
}

async function pictures(from: Browser, teacherLink: string, studentLink: string): Promise<void> {
  const code = new URL(studentLink).searchParams.get('code') ?? '';
  const join = await pageOf(from);
  await join.goto('/');
  await join.waitForTimeout(1_500);
  await keep(join, 'join');

  const phone = await pageOf(from, { viewport: PHONE, locale: 'ko-KR', colorScheme: 'dark' });
  await phone.goto('/');
  await phone.waitForTimeout(1_500);
  await keep(phone, 'join-phone-ko');

  const student = await pageOf(from);
  await new JoinPage(student).join(code, 'Ada');
  const board = new BoardPage(student);
  await board.ready();
  await student.waitForTimeout(6_000);
  await keep(student, 'student');

  const teacher = await pageOf(from);
  await openTeacherLink(teacher, teacherLink.replace(server.origin, `http://${SCHOOL}`));
  await teacher.getByRole('button', { name: /^Code/ }).click();
  await teacher.locator('.qr-code').waitFor();
  await teacher.waitForTimeout(2_500);
  await keep(teacher, 'code');
  await teacher.getByRole('navigation', { name: 'Puzzles' }).getByRole('button').first().click();
  await new BoardPage(teacher).ready();
  await teacher.waitForTimeout(1_500);
  await keep(teacher, 'focus');

  const frames: Buffer[] = [];
  for (let frame = 0; frame < MOVING.frames; frame += 1) {
    frames.push(
      await sharp(await teacher.screenshot())
        .resize({ width: MOVING.width })
        .png()
        .toBuffer(),
    );
    await teacher.waitForTimeout(MOVING.everyMs);
  }
  await sharp(frames, { join: { animated: true } })
    .webp({ quality: 60, loop: 0, delay: frames.map(() => MOVING.everyMs) })
    .toFile(`${HERE}live.webp`);
  console.log('live.webp');
}

/** Thirty boards on the teacher's wall, on a laptop and on a tablet. */
async function wallPictures(from: Browser, teacherLink: string): Promise<void> {
  const laptop = await pageOf(from);
  await openTeacherLink(laptop, teacherLink);
  await laptop.waitForTimeout(4_000);
  await keep(laptop, 'teacher');
  await laptop.context().close();
  const tablet = await pageOf(from, { viewport: TABLET, locale: 'ko-KR', colorScheme: 'dark' });
  await openTeacherLink(tablet, teacherLink);
  await tablet.waitForTimeout(4_000);
  await keep(tablet, 'wall-tablet-ko');
}
