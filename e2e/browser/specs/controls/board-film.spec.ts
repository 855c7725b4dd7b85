/** A film of a board: what it shows, each means to make one, cancelling, and films that are refused. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { FILM_MS, FilmPage } from '#e2e/browser/pages/film-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { expectDialogRules } from '#e2e/browser/support/dialog-rules.ts';
import { colourAt, decodeFilm, type Still } from '#e2e/browser/support/films/decode-film.ts';
import { type Flaws, madeBy, makeFlaws } from '#e2e/browser/support/films/film-flaws.ts';
import { isNear, outlinedShare, PICTURE, shownShare, TABLE } from '#e2e/browser/support/films/film-stills.ts';
import { type EarlierLesson, playEarlierLesson } from '#e2e/fixtures/earlier-lesson.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';

test.describe.configure({ timeout: 2 * FILM_MS });

const STUDENT = 'Minjoon';
const MINUTES = 40;
/** On the empty table: a film in a wrong range of brightness is farther off. */
const TABLE_OFF_MAX = 5;

interface Filmed {
  readonly film: FilmPage;
  readonly lesson: EarlierLesson;
  /** A page that decodes, with nothing hidden in it. */
  readonly decoder: Page;
}

const filmed = test.extend<{ flaws: Flaws; filmed: Filmed }>({
  flaws: [{}, { option: true }],
  filmed: async ({ people, server, flaws }, use) => {
    const teacher = await people.teacher({ viewport: { width: 1366, height: 768 } });
    const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(PICTURE.width, PICTURE.height) };
    const code = await teacher.open(picture, { difficulty: 'easy', pieces: 48 });
    const student = await people.student(code, STUDENT);
    await student.page.close();
    await server.stop();
    const lesson = await playEarlierLesson(server.folder, MINUTES);
    await server.start();
    await teacher.page.addInitScript(makeFlaws, flaws);
    await teacher.page.reload();
    await teacher.openBoard(STUDENT);
    await new ReplayPage(teacher.page).open();
    const decoder = await people.page();
    await decoder.goto('/');
    await use({ film: new FilmPage(teacher.page), lesson, decoder });
  },
});

/** The film begins with the dealt board and ends with the board as it was left. */
async function expectLesson(
  { first, last }: { first: Still; last: Still },
  { dealt, left }: EarlierLesson,
): Promise<void> {
  expect(left.groups.get(MAT_ID)?.pieces.length).toBeGreaterThan(12);
  // The edge of another colour may run through a piece's middle, and another piece or a name may lie on it.
  expect(await shownShare(first, dealt, 'table')).toBeGreaterThan(0.8);
  expect(outlinedShare(first, dealt)).toBeGreaterThan(0.8);
  for (const still of [first, last])
    expect(isNear(TABLE, colourAt(still, still.width / 40, still.height / 2), TABLE_OFF_MAX)).toBe(true);
  expect(await shownShare(last, left, 'table')).toBeGreaterThan(0.75);
  expect(await shownShare(first, left, 'table')).toBeLessThan(0.65);
  expect(await shownShare(last, dealt, 'table')).toBeLessThan(0.65);
}

filmed.describe('by WebCodecs alone', () => {
  filmed.use({ flaws: { globals: ['MediaRecorder'] } });
  filmed('a film shows a lesson of forty minutes, and no name', async ({ filmed: { film, lesson, decoder } }) => {
    const { page } = film;
    await film.open();
    await expectDialogRules(film.dialog);
    await expectAccessible(page, 'the choices of a film');
    await expect(film.dialog.getByRole('checkbox', { name: /Show names/ })).not.toBeChecked();
    await film.begin(10);
    await expect(film.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    const { name, bytes } = await film.save();
    const made = await madeBy(page);
    expect(made.texts).toEqual([]);
    expect(made.states).toEqual(['closed']);
    await expect(film.announcement).toHaveText('The film of 10 seconds is ready.');
    await expectAccessible(page, 'a finished film');
    expect(name).toMatch(/^Jogak film .*puzzle 1 \d{4}-\d\d-\d\d\.mp4$/);
    expect(name).not.toContain(STUDENT);
    expect(bytes.includes(STUDENT)).toBe(false);

    const decoded = await decodeFilm(decoder, bytes);
    expect(decoded).toMatchObject({ codec: expect.stringMatching(/^avc1/), frames: 240, length: 10 });
    expect(decoded.first).toMatchObject({ width: 1_280, height: 720 });
    await expectLesson(decoded, lesson);

    // The browser plays it to its end.
    await film.video.evaluate((video: HTMLVideoElement) => {
      video.playbackRate = 8;
      return video.play();
    });
    await expect.poll(() => film.video.evaluate((video: HTMLVideoElement) => video.ended)).toBe(true);
    expect(await film.video.evaluate((video: HTMLVideoElement) => video.duration)).toBeCloseTo(10, 1);

    // Another one begins where the keyboard is.
    await film.dialog.getByRole('button', { name: 'Make another' }).press('Enter');
    await expect(film.dialog.getByRole('button', { name: 'Make the film' })).toBeFocused();
  });
});

interface Means {
  readonly flaws: Flaws;
  readonly codec: RegExp;
  readonly ending: string;
  readonly width: number;
  readonly frames: number;
  /** Of the frames. A recorder may lose some on a busy machine. */
  readonly least?: number;
}

const WEB_CODECS = ['VideoEncoder', 'VideoDecoder', 'ImageDecoder'];
const TRACK = 'MediaStreamTrackGenerator';
const FILM = { ending: 'mp4', width: 1_280, frames: 240 };
const GIF_ONLY: Flaws = { globals: [...WEB_CODECS, TRACK, 'MediaRecorder'] };
/** In each the means after it but the GIF are hidden, too: a film that falls through is none. */
const MEANS: Readonly<Record<string, Means>> = {
  'without WebCodecs by a made track': {
    ...{ ...FILM, codec: /^avc1/, least: 0.5 },
    flaws: { globals: WEB_CODECS, cannotRecordCanvas: true },
  },
  'without H.264 as WebM': {
    ...{ ...FILM, ending: 'webm', codec: /^vp09/ },
    flaws: { globals: [TRACK, 'MediaRecorder'], isWithoutH264: true },
  },
  'without WebCodecs and made tracks by a recorded canvas': {
    ...{ ...FILM, codec: /^(avc1|vp0?9)/, least: 0.5 },
    flaws: { globals: [...WEB_CODECS, TRACK] },
  },
  'without encoder and recorder as a GIF': {
    ...{ ending: 'gif', width: 640, frames: 100, codec: /^gif$/ },
    flaws: GIF_ONLY,
  },
};

for (const [name, { flaws, codec, ending, width, frames, least = 1 }] of Object.entries(MEANS))
  filmed.describe(name, () => {
    filmed.use({ flaws });
    filmed('a film shows the lesson', async ({ filmed: { film, lesson, decoder } }) => {
      await film.open();
      await film.begin(10);
      const saved = await film.save();
      expect(saved.name).toMatch(new RegExp(`\\.${ending}$`));
      const decoded = await decodeFilm(decoder, saved.bytes);
      expect(decoded.codec).toMatch(codec);
      expect(decoded.first.width).toBe(width);
      expect(decoded.length).toBeCloseTo(10, 0);
      // A recorder may take the first frame twice.
      expect(decoded.frames).toBeGreaterThanOrEqual(frames * least);
      expect(decoded.frames).toBeLessThanOrEqual(frames + 1);
      await expectLesson(decoded, lesson);
    });
  });

for (const [name, flaws] of Object.entries({
  'an encoded film': { globals: [TRACK] },
  'a recorded film': { globals: [...WEB_CODECS, TRACK] },
}))
  filmed.describe(name, () => {
    filmed.use({ flaws });
    filmed('is cancelled and leaves nothing', async ({ filmed: { film } }) => {
      await film.open();
      await film.begin(60);
      await expect(film.dialog.getByRole('progressbar')).toHaveAttribute('value', /^0\.0[1-9]/);
      await film.dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
      await expect(film.announcement).toHaveText('Cancelled. Nothing was saved.');
      await expect(film.dialog.getByRole('button', { name: 'Make the film' })).toBeFocused();
      await expect(film.dialog.getByRole('radio', { name: '60 seconds' })).toBeChecked();
      const ended = flaws.globals.length === 1 ? 'closed' : 'inactive';
      await expect.poll(() => madeBy(film.page)).toEqual({ states: [ended], addresses: 0, texts: [], canvases: 0 });

      // Closing the dialog ends it, too; Escape closes the dialog, and not the replay below it.
      await film.begin(60);
      await expect(film.dialog.getByRole('progressbar')).toHaveAttribute('value', /^0\.0[1-9]/);
      await film.page.keyboard.press('Escape');
      await expect(film.dialog).toHaveCount(0);
      await expect(new ReplayPage(film.page).region).toBeVisible();
      await expect.poll(() => madeBy(film.page).then(({ states }) => states)).toEqual([ended, ended]);
      expect(await madeBy(film.page)).toMatchObject({ addresses: 0, canvases: 0 });
    });
  });

for (const [name, flaws] of Object.entries<Flaws>({
  'a film that is black, where pages have a decoder,': { film: 'black' },
  'a film that is black, where only a video plays it,': { film: 'black', globals: ['VideoDecoder'] },
  'a film that is cut off': { film: 'cut off' },
}))
  filmed.describe(name, () => {
    filmed.use({ flaws: { ...flaws, globals: [TRACK, 'MediaRecorder', ...(flaws.globals ?? [])] } });
    filmed('gives way to a moving picture', async ({ filmed: { film, lesson, decoder } }) => {
      await film.open();
      await film.begin(10);
      const { bytes } = await film.save();
      await expect(film.announcement).toHaveText(/^A moving picture \(GIF\) of 10 seconds is ready\./);
      const decoded = await decodeFilm(decoder, bytes);
      expect(decoded.codec).toBe('gif');
      await expectLesson(decoded, lesson);
    });
  });

filmed.describe('where no film plays', () => {
  filmed.use({ flaws: { globals: [TRACK, 'MediaRecorder'], film: 'empty', cannotShowGif: true } });
  filmed('none is offered, and the page says so', async ({ filmed: { film } }) => {
    await film.open();
    await film.begin(10);
    await expect(film.announcement).toHaveText(
      'This browser could not make a film that plays. Nothing was saved. Try another browser.',
      { timeout: FILM_MS },
    );
    await expect(film.dialog.getByRole('link')).toHaveCount(0);
    await expect(film.dialog.getByRole('button', { name: 'Make the film' })).toBeFocused();
    expect(await madeBy(film.page)).toMatchObject({ addresses: 0 });
    await expectAccessible(film.page, 'a film that was refused');
  });
});

filmed.describe('with names', () => {
  filmed.use({ flaws: GIF_ONLY });
  filmed('a film shows whose puzzle it is in every frame', async ({ filmed: { film, lesson, decoder } }) => {
    await film.open();
    await film.dialog.getByRole('checkbox', { name: /Show names/ }).check({ force: true });
    await film.begin(10);
    const { name, bytes } = await film.save();
    expect(name).not.toContain(STUDENT);
    const { texts } = await madeBy(film.page);
    expect(new Set(texts)).toEqual(new Set([STUDENT]));
    expect(texts.length).toBeGreaterThanOrEqual(100);
    const decoded = await decodeFilm(decoder, bytes);
    await expectLesson(decoded, lesson);
    expect(isNear(TABLE, colourAt(decoded.last, 12, decoded.last.height - 12), 8)).toBe(false);
  });
});

filmed.describe('a student', () => {
  test('films the own puzzle once the class allows its replay', async ({ people }) => {
    const teacher = await people.teacher({ viewport: { width: 1366, height: 768 } });
    const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
    const code = await teacher.open(picture, { difficulty: 'easy' });
    const mina = await people.student(code, 'Mina', { viewport: { width: 1366, height: 768 } });
    for (const piece of [1, 2]) {
      await mina.place(piece);
      await mina.saved();
    }
    await mina.forget();
    await teacher.dealAnother();
    await mina.ready();
    const settings = teacher.page.getByRole('button', { name: 'Change settings' });
    await teacher.page.getByRole('button', { name: 'More', exact: true }).click();
    await settings.click();
    await teacher.page.getByRole('checkbox', { name: /Students may replay their own puzzle/ }).check({ force: true });

    await mina.page.getByRole('button', { name: 'More', exact: true }).click();
    await mina.page.getByRole('button', { name: 'My earlier puzzles' }).click();
    await new ReplayPage(mina.page).open();
    const film = new FilmPage(mina.page);
    await film.open();
    // Arrows choose in the dialog, and do not move the replay.
    await film.dialog.getByRole('radio', { name: '20 seconds' }).press('ArrowLeft');
    await expect(film.dialog.getByRole('radio', { name: '10 seconds' })).toBeChecked();
    await film.dialog.getByRole('button', { name: 'Make the film' }).press('Enter');
    const { name, bytes } = await film.save();
    expect(name).toMatch(/\.mp4$/);
    const decoder = await people.page();
    await decoder.goto('/');
    expect(await decodeFilm(decoder, bytes)).toMatchObject({ frames: 240, length: 10 });
  });
});
