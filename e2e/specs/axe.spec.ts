/** axe, with the rules of WCAG 2.2 AA, on the pages of both doors and of a class, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/jogak.ts';
import { scenery } from '../fixtures/pictures.ts';
import { LeadPage } from '../pages/lead-page.ts';
import { ReachPage } from '../pages/reach-page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function clean(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that are still on their way from one theme to the other are no theme's.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours on their way from one theme to the other are neither: axe looks when they are there.
    await page.waitForTimeout(100);
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
    );
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}

test('axe finds nothing at the doors and in a class, light and dark', async ({ people }) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  await teacher.page.goto('/teach');
  await clean(teacher.page, 'teach');
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  await clean(teacher.page, 'code page');
  const door = await people.page();
  await door.goto('/');
  await expect(door.getByLabel('Code')).toBeVisible();
  await clean(door, 'door');
  const mina = await people.student(code, 'Mina');
  await clean(mina.page, 'student');
  await mina.page.getByRole('button', { name: 'More tools' }).click();
  await clean(mina.page, 'student, more tools');
  await mina.page.keyboard.press('Escape');
  const reach = new ReachPage(mina.page);
  await reach.open();
  await reach.saysAfter(() => reach.press('Enter'));
  await clean(mina.page, 'student, keys');
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const jun = await people.student(code, 'Jun', phone);
  await expect(jun.page.locator('.tray-piece').first()).toBeVisible();
  await clean(jun.page, 'student on a phone');
  await teacher.page.getByRole('button', { name: 'All puzzles' }).click();
  await clean(teacher.page, 'wall');
  await teacher.page.getByRole('button', { name: 'When to mark' }).click();
  await clean(teacher.page, 'wall, when to mark');
  await teacher.page.keyboard.press('Escape');
  await teacher.look('Mina');
  await clean(teacher.page, 'teacher');
});

test('axe finds nothing in what a class is led with, on the teacher’s, a student’s and the projector’s page', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const lead = new LeadPage(teacher.page);
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await mina.page.getByRole('button', { name: 'I need help' }).click();
  await lead.setTimer(30);
  await teacher.page.getByRole('button', { name: '1 hand up' }).click();
  await clean(teacher.page, 'hands');
  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  await clean(teacher.page, 'present menu');
  const opening = teacher.page.context().waitForEvent('page');
  await teacher.page.getByRole('link', { name: 'Open the projector’s window' }).click();
  const shown = await opening;
  await shown.waitForURL('**/present/**');
  for (const what of ['1', '2', '3']) {
    await shown.keyboard.press(what);
    await shown.waitForTimeout(500);
    await clean(shown, `projector ${what}`);
  }
  await teacher.page.bringToFront();
  await teacher.page.keyboard.press('Escape');
  await teacher.look('Mina');
  await lead.help('Show to everybody');
  await expect(jun.page.getByText('Everybody looks at one puzzle now.', { exact: false })).toBeVisible();
  await clean(jun.page, 'student, spotlight');
  await clean(shown, 'projector, spotlight');
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).click();
  await clean(teacher.page, 'teacher, help');
  await teacher.page.keyboard.press('Escape');
  await teacher.page.getByRole('button', { name: 'Stop showing' }).first().click();
  await lead.pauseAll();
  await expect(mina.page.getByText('Paused! Look at your teacher.')).toBeVisible();
  await clean(mina.page, 'student, paused');
});
