/** A browser that is older than those that play is told so in both languages, on every page: whatever it fails at. */
import type { Page } from '@playwright/test';
import { expect, People, test } from '#e2e/browser/browser-test.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const ENGLISH = 'This browser is too old for Jogak.';
const KOREAN = '이 브라우저는 오래돼서';

async function withoutInert(page: Page): Promise<void> {
  // The newest thing that the oldest browsers that play have in common.
  await page.addInitScript(() => Reflect.deleteProperty(HTMLElement.prototype, 'inert'));
}

/** Ways in which this browser becomes an old one, before it opens a page. */
const OLD: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'lacks the newest feature': withoutInert,
  'cannot read the page’s scripts': async (page) => {
    await withoutInert(page);
    await page.route(/\/assets\/(?!boot-script-).*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'this is no JavaScript of its time' }),
    );
  },
  'reads no style sheet with layers': async (page) => {
    await withoutInert(page);
    await page.route(/\.css$/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  },
  // Then no script of the page starts but the one that others leave out.
  'has no modules': async (page) => {
    await page.route(/\/(teach)?$/, async (route) => {
      const response = await route.fetch();
      const html = (await response.text())
        .replaceAll('type="module"', 'type="of-another-time"')
        .replace(/<script[^>]*\/boot-script-[^>]*>/, '<script>')
        .replaceAll(' nomodule', '');
      await route.fulfill({ response, body: html });
    });
  },
};

for (const path of [PAGE.join, PAGE.newClass]) {
  test(`${path} tells a browser that plays nothing`, async ({ people }) => {
    const page = await people.page();
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.getByText(ENGLISH)).toBeHidden();
  });

  for (const [what, makeOld] of Object.entries(OLD))
    test(`${path} tells a browser that ${what} that it is too old`, async ({ browser, server }) => {
      // Complaints of its own are no fault of such a browser.
      const people = new People(browser, server.origin);
      const old = await people.page();
      await makeOld(old);
      await old.goto(path);
      for (const sentence of [ENGLISH, KOREAN]) await expect(old.getByText(sentence)).toBeVisible();
      // Wherever the plain page scrolls, as to a field that has the focus.
      await old.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      for (const sentence of [ENGLISH, KOREAN]) await expect(old.getByText(sentence)).toBeInViewport();
      await people.close();
    });
}
