/** A browser that is older than those that play is told so in both languages, on every page. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import { PAGE } from '#shared/protocol/paths.ts';

for (const path of [PAGE.join, PAGE.newClass])
  test(`${path} tells an old browser that it is one, and others nothing`, async ({ people }) => {
    const english = 'This browser is too old for Jogak.';
    const page = await people.page();
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.getByText(english)).toHaveCount(0);

    const old = await people.page();
    // The newest thing that the oldest browsers that play have in common.
    await old.addInitScript(() => Reflect.deleteProperty(HTMLElement.prototype, 'inert'));
    await old.goto(path);
    await expect(old.getByText(english)).toBeVisible();
    await expect(old.getByText('이 브라우저는 오래돼서')).toBeVisible();
  });
