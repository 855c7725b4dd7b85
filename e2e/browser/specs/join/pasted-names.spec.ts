/** The start page's list of names: what was pasted is shown as names, with what is left out, before it counts. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { isAboveBar } from '#e2e/browser/support/above-bar.ts';
import { openMore } from '#e2e/browser/support/open-more.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const READ_AS_TABLE = 'This was read as a table. Check that these are the names.';

interface Pasted {
  readonly what: string;
  readonly text: string;
  readonly names: readonly string[];
  readonly isTable: boolean;
  /** The sentence on what was left out; null: nothing was. */
  readonly leftOut: string | null;
}

const LISTS: readonly Pasted[] = [
  {
    what: 'a table of number, name, sex and birthday',
    text: '번호\t이름\t성별\t생년월일\n1\t김민준\t남\t2016-03-02\n2\t이서연\t여\t2016-05-17\n3\t박도윤\t남\t2016-11-30',
    names: ['김민준', '이서연', '박도윤'],
    isTable: true,
    leftOut: 'Left out because they are not names: 4 headings, 3 numbers, 3 boy/girl, 3 birthdays or dates',
  },
  {
    what: 'a table with e-mail addresses',
    text: 'First name,Last name,Email\nAda,Lovelace,ada@school.example\nBo,Young,bo@school.example\nCleo,Stone,cleo@school.example',
    names: ['Ada Lovelace', 'Bo Young', 'Cleo Stone'],
    isTable: true,
    leftOut: 'Left out because they are not names: 3 headings, 3 e-mail addresses',
  },
  { what: 'a name a line', text: 'Ada\nBo\nCleo', names: ['Ada', 'Bo', 'Cleo'], isTable: false, leftOut: null },
];

async function openList(page: Page): Promise<{ field: Locator; preview: Locator }> {
  await page.goto(PAGE.newClass);
  await page.getByRole('button', { name: 'Telling the time' }).click();
  await openMore(page);
  await page.getByRole('radio', { name: 'My list', exact: true }).check({ force: true });
  const field = page.getByLabel('Names of your students');
  return { field, preview: page.getByRole('region', { name: 'Names that were read' }) };
}

/** As from a spreadsheet or a text: through the clipboard's event, where the browser puts the text in. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.page().keyboard.insertText(text);
}

for (const { what, text, names, isTable, leftOut } of LISTS)
  test(`shows the names of ${what} and what is left out, and opens a class of these names`, async ({ people }) => {
    const page = await people.page();
    const { field, preview } = await openList(page);
    await expect(preview).toHaveCount(0);
    await paste(field, text);
    await expect(preview.getByRole('listitem')).toHaveText(names);
    await expect(preview.getByText(READ_AS_TABLE)).toHaveCount(isTable ? 1 : 0);
    if (leftOut === null) await expect(preview.getByRole('status')).toHaveCount(0);
    else await expect(preview.getByRole('status')).toHaveText(leftOut);
    await expect(page.getByText(`${names.length} names. Anyone with the code can see them.`)).toBeVisible();

    const sent = page.waitForRequest(
      (request) => request.url().endsWith('/api/classrooms') && request.method() === 'POST',
    );
    await page.getByRole('button', { name: 'Open class' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ naming: 'list', names });
  });

test('says which name is refused and why, and opens no class with it', async ({ people }) => {
  const page = await people.page({ viewport: { width: 1_366, height: 768 } });
  const { field, preview } = await openList(page);
  const long = 'Nebuchadnezzar '.repeat(4).trim();
  await paste(field, `Ada\n${long}\nBo`);
  await expect(page.getByText(`Name 2, “${long}”: it is too long. A name has at most 40 letters.`)).toBeVisible();
  await expect(preview.locator('[data-refused="true"]')).toHaveText(long);
  // All of it stands above the bar, with the field that it was pasted into.
  await expect.poll(() => isAboveBar(preview)).toBe(true);
  await expect(field).toBeInViewport({ ratio: 1 });
  // On an upright tablet the picture goes with the page.
  await page.setViewportSize({ width: 820, height: 1_180 });
  const moved = await page.locator('.picture-drop-zone').evaluate((picture) => {
    scrollTo({ top: 0, behavior: 'instant' });
    const before = picture.getBoundingClientRect().top;
    scrollTo({ top: 400, behavior: 'instant' });
    return before - picture.getBoundingClientRect().top;
  });
  expect(moved).toBeCloseTo(400, 0);
  const requests: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && requests.push(request.url())));
  await page.getByRole('button', { name: 'Open class' }).click({ force: true });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(requests).toEqual([]);
});
