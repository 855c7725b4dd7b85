/** Films of a board and of the wall, made and checked by an engine's own means, and read again apart from it. */
import { FILM_MS } from '#e2e/browser/pages/film-page.ts';
import type { EnginePage } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { filmFacts } from '#e2e/browser/support/films/film-facts.ts';
import { playEarlierLessons } from '#e2e/fixtures/earlier-lesson.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

leaveToAll(test);

const MINUTES = [6, 4];
const PACE = { skill: 0.3, rest: [5_000, 15_000] } as const;
/** Without H.264 of the system Firefox makes VP9, which takes several times as long. */
const VP9_MS = 3 * FILM_MS;
const SAVE = 'Save the file';

/** Notes every file that the page gets an address for. */
async function noteFilms(page: EnginePage): Promise<void> {
  await page.evaluate(() => {
    const films: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (file) => {
      if (file instanceof Blob && /^(video|image.gif)/.test(file.type)) films.push(file);
      return createObjectURL(file);
    };
    Object.assign(window, { films });
  });
}

/** Makes a film with the dialog that is open, and closes it. */
async function makeFilm(page: EnginePage): Promise<Buffer> {
  await page.press('.film input[type=radio]', '10 seconds');
  await page.press('.film button', 'Make the film');
  const isReady = (save: string) => [...document.querySelectorAll('.film a')].some((each) => each.textContent === save);
  await page.until(isReady, [SAVE], 'the film is ready', VP9_MS);
  const bytes = await page.evaluate(async () => {
    const film: Blob = Reflect.get(window, 'films').at(-1);
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsDataURL(film);
    });
    return address.slice(address.indexOf(',') + 1);
  });
  await page.press('.film button', 'Close');
  return Buffer.from(bytes, 'base64');
}

test('films of the wall and of one of its boards have their frames', async ({ people, server }) => {
  test.setTimeout(3 * VP9_MS);
  const testClass = await openClass(server.origin, {
    mode: 'each',
    difficulty: 'easy',
    cuts: [{ columns: 8, rows: 6 }],
  });
  for (const name of ['Mina', 'Jun']) (await joinAsStudent(server.origin, testClass, name)).player.close();
  await server.stop();
  await playEarlierLessons(server.folder, MINUTES, PACE);
  await server.start();
  const page = await people.pageOf(testClass.teacher, pagePath('teacher', testClass.id), { width: 1366, height: 768 });
  await noteFilms(page);
  await page.press('button', 'All puzzles');
  await page.press('button', 'Replay all');
  await page.find('.side-by-side .tile canvas');
  await page.press('.side-by-side button', 'Save a film');
  const ofWall = await filmFacts(await makeFilm(page));
  await page.press('.side-by-side .tile');
  await page.press('.side-by-side .replay button', 'Save a film');
  const ofBoard = await filmFacts(await makeFilm(page));
  for (const film of [ofWall, ofBoard]) {
    expect(film).toMatchObject({ codec: expect.stringMatching(/^(avc1|vp09)/), width: 1_280, height: 720 });
    expect(film.length).toBeCloseTo(10, 0);
    expect(film.frames).toBe(240);
  }
});
