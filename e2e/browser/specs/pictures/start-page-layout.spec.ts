/** The start page at the widths of the screens that it is used on, in both languages: sample pictures, rows of choices, and the button that opens the class. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { LANGUAGES } from '#shared/languages.ts';
import { PAGE } from '#shared/protocol/paths.ts';
import { SAMPLES } from '#shared/samples/catalogue.ts';

const SCREENS = [
  { width: 390, height: 844 },
  { width: 820, height: 1_180 },
  { width: 1_180, height: 820 },
  { width: 1_366, height: 768 },
];

/** The sample pictures that no box cuts off, at whatever place its content is scrolled to. */
async function samplesInView(page: Page): Promise<number> {
  return page.locator('.samples button').evaluateAll((buttons) => {
    const isWithin = (button: Element) => {
      const own = button.getBoundingClientRect();
      for (let box = button.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const clips = getComputedStyle(box).overflowX !== 'visible';
        if (clips && (own.left < left - 1 || own.right > right + 1 || own.top < top - 1 || own.bottom > bottom + 1))
          return false;
      }
      return own.width > 0 && own.left >= 0 && own.right <= innerWidth;
    };
    return buttons.filter(isWithin).length;
  });
}

/** The sample pictures whose whole title can be read below them. */
async function titlesInView(page: Page): Promise<number> {
  return page.locator('.samples button > span').evaluateAll(
    (titles) =>
      titles.filter((title) => {
        const { clientWidth, scrollWidth } = title;
        return getComputedStyle(title).clipPath === 'none' && scrollWidth <= clientWidth + 1;
      }).length,
  );
}

/** Rows of choices whose last row holds one choice, and those with a cut word. */
async function badRows(page: Page): Promise<string[]> {
  return page.locator('.choices').evaluateAll((groups) =>
    groups.flatMap((group) => {
      const name = group.querySelector('legend')?.textContent ?? '';
      const choices = [...group.querySelectorAll('.choice')];
      const tops = choices.map((choice) => Math.round(choice.getBoundingClientRect().top));
      const inRow = (top: number | undefined) => tops.filter((each) => each === top).length;
      const isOrphan = choices.length > 1 && inRow(tops[0]) > 1 && inRow(tops.at(-1)) === 1;
      const isCut = choices.some((choice) => {
        const label = choice.querySelector('span');
        return label !== null && label.scrollWidth > label.clientWidth + 1;
      });
      return [...(isOrphan ? [`${name}: one alone`] : []), ...(isCut ? [`${name}: a cut word`] : [])];
    }),
  );
}

/** Problems with the button that opens the class: out of sight somewhere on the page, or over a control that has the focus. */
async function badBars(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const button = document.querySelector('.open-bar [type=submit]');
    const bar = document.querySelector('.open-bar');
    if (button === null || bar === null) return ['no button'];
    const found: string[] = [];
    for (const share of [0, 0.5, 1]) {
      scrollTo({ top: share * document.documentElement.scrollHeight, behavior: 'instant' });
      const { left, top, width, height } = button.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      if (top < 0 || top + height > innerHeight || !button.contains(seen)) found.push(`out of sight at ${share}`);
    }
    for (const control of document.querySelectorAll<HTMLElement>('.new-class :is(input, button, select, textarea)')) {
      if (control.getClientRects().length === 0 || (control as HTMLInputElement).disabled) continue;
      scrollTo({ top: 0, behavior: 'instant' });
      control.focus();
      const over = bar.getBoundingClientRect();
      const own = control.getBoundingClientRect();
      const isBeside = own.right <= over.left || own.left >= over.right;
      if (!isBeside && own.bottom > over.top + 1 && own.height < innerHeight / 2)
        found.push(`over ${control.textContent || control.getAttribute('aria-label') || control.tagName}`);
    }
    return found;
  });
}

test('shows all sample pictures and the button that opens the class, and leaves no choice alone in a row, at every width and in both languages', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const page = await people.page();
  await page.goto(PAGE.newClass);
  const languages = page.locator('select.language');
  const sample = page.locator('.samples button').nth(3);
  for (const isChosen of [false, true]) {
    if (isChosen) {
      await sample.click();
      await expect(sample).toHaveAttribute('aria-pressed', 'true');
      await page.locator('.more-options').click();
    }
    for (const language of LANGUAGES) {
      await languages.selectOption(language);
      for (const screen of SCREENS) {
        await page.setViewportSize(screen);
        const where = `${language}, ${screen.width} pixels wide, ${isChosen ? 'chosen' : 'empty'}`;
        await expect.poll(() => samplesInView(page), where).toBe(SAMPLES.length);
        await expect.poll(() => badRows(page), where).toEqual([]);
        expect(await badBars(page), where).toEqual([]);
        if (!isChosen) expect(await titlesInView(page), where).toBe(SAMPLES.length);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBeLessThan(1);
      }
    }
  }
});

test('shows all sample pictures and the whole field for the words of cards below the classes of a laptop', async ({
  people,
}) => {
  const teacher = await people.teacher({ viewport: { width: 1_366, height: 768 } });
  await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const { page } = teacher;
  await page.goto(PAGE.newClass);
  await expect(page.locator('.my-classes li')).toHaveCount(1);
  const below = (parts: Locator) =>
    parts.evaluateAll((all) => {
      const bar = document.querySelector('.open-bar')?.getBoundingClientRect().top ?? 0;
      return all.filter((part) => part.getBoundingClientRect().bottom > bar).length;
    });
  const materials = page.locator('.new-class-title .choice > input');
  for (const language of LANGUAGES) {
    await page.locator('select.language').selectOption(language);
    await materials.nth(0).check({ force: true });
    await expect(page.locator('.samples button')).toHaveCount(SAMPLES.length);
    await expect.poll(() => below(page.locator('.samples button')), language).toBe(0);
    await materials.nth(1).check({ force: true });
    await expect(page.locator('.card-set textarea')).toBeVisible();
    await expect.poll(() => below(page.locator('.card-set textarea')), language).toBe(0);
  }
});

/** Of the words of the button on its ground, as WCAG 2 measures it. */
async function wordContrast(button: Locator): Promise<number> {
  return button.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [dark = 0, light = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  });
}

test('keeps the words of the main buttons readable at rest, under the pointer, pressed, and out of use', async ({
  people,
}) => {
  const page = await people.page();
  await page.goto(PAGE.newClass);
  const open = page.locator('.open-bar [type=submit]');
  const choose = page.getByRole('button', { name: 'Choose a picture' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const [name, button] of Object.entries({ open, choose })) {
      const where = `${name}, ${colorScheme}`;
      await page.mouse.move(1, 1);
      expect(await wordContrast(button), `${where}, at rest`).toBeGreaterThanOrEqual(4.5);
      await button.hover();
      expect(await wordContrast(button), `${where}, under the pointer`).toBeGreaterThanOrEqual(4.5);
      await page.mouse.down();
      expect(await wordContrast(button), `${where}, pressed`).toBeGreaterThanOrEqual(4.5);
      // Released elsewhere, so that no list of files opens.
      if (button === choose) await page.mouse.move(1, 1);
      await page.mouse.up();
      await button.focus();
      expect(await wordContrast(button), `${where}, with the focus`).toBeGreaterThanOrEqual(4.5);
    }
    await expect(open).toHaveAttribute('aria-disabled', 'true');
  }
});

test('shows the whole picture and every control of its crop at once on a phone', async ({ people }) => {
  const page = await people.page({ viewport: { width: 390, height: 844 } });
  await page.goto(PAGE.newClass);
  for (const [width, height] of [
    [800, 600],
    [600, 900],
  ] as const) {
    const buffer = await scenery(width, height);
    await page.locator('input[type=file]').first().setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Crop', exact: true }).click();
    await expect
      .poll(() =>
        page.locator('.crop-picture > canvas, .crop-controls :is(.choice > span, .button)').evaluateAll((parts) =>
          parts.flatMap((part) => {
            const { left, top, width, height, right, bottom } = part.getBoundingClientRect();
            const isInView = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && width > 0;
            const seen = document.elementFromPoint(left + width / 2, top + height / 2);
            const holder = part.closest('.crop-picture, .choice, .button');
            return isInView && holder?.contains(seen) ? [] : [part.textContent || part.tagName];
          }),
        ),
      )
      .toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
  }
});
