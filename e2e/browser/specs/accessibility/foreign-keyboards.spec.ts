/** The projector's keys by their place: on keyboards that write other letters with them, they do the same. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { pagePath } from '#shared/protocol/paths.ts';

/** What each keyboard writes with the keys 2, 1 and F. */
const KEYBOARDS = [
  ['Hangul', ['2', '1', 'ㄹ']],
  ['French', ['é', '&', 'f']],
  ['Cyrillic', ['2', '1', 'а']],
] as const;

test('do the same on a Hangul, a French and a Cyrillic keyboard', async ({ people }) => {
  const teacher = await people.teacher();
  await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const projector = await teacher.page.context().newPage();
  await projector.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
  await expect(projector.locator('.code-digits')).toBeVisible();
  await projector.evaluate(() => {
    Element.prototype.requestFullscreen = () => {
      document.title += ' full';
      return Promise.resolve();
    };
  });
  const press = (code: string, key: string) =>
    projector.evaluate(
      ([place, written]) => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code: place, key: written, bubbles: true }));
      },
      [code, key] as const,
    );
  for (const [name, [two, one, f]] of KEYBOARDS) {
    await press('Digit2', two);
    await expect(projector.getByText('No timer is set.'), name).toBeVisible();
    await press('Digit1', one);
    await expect(projector.locator('.code-digits'), name).toBeVisible();
    await press('KeyF', f);
    await expect.poll(() => projector.title(), { message: name }).toMatch(/ full$/);
    await projector.evaluate(() => {
      document.title = document.title.replaceAll(' full', '');
    });
  }
});
