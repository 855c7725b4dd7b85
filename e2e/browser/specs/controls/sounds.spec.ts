/** Sounds: off at first, heard after the student turned them on, remembered, and silent as soon as the class does without. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { allowSounds, loudest, recordSounds, turnOnSounds, wasPlayed } from '#e2e/browser/support/played-sounds.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
/** A tone of each sound that is in no other one, Hz: client/play/sound/sound-score.ts. */
const TONE = { take: 330, solved: 1046.5 } as const;

async function expectOwnSwitch(page: Page, isEnabled: boolean, isChecked: boolean): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const own = page.getByRole('checkbox', { name: 'Sounds' });
  await expect(own).toBeEnabled({ enabled: isEnabled });
  await expect(own).toBeChecked({ checked: isChecked });
  await expect(page.getByText('Your teacher has turned off sounds in this class.')).toBeVisible({
    visible: !isEnabled,
  });
  await page.keyboard.press('Escape');
}

/** Takes a piece and lets go of it until that is heard: what comes before the browser's sound runs is dropped. */
async function expectTakeSound(board: BoardPage, piece: number): Promise<void> {
  const { page } = board;
  await expect(async () => {
    await board.grab(piece);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await loudest(page)).toBeGreaterThan(0.01);
  }).toPass();
  await expect.poll(() => wasPlayed(page, TONE.take)).toBe(true);
}

test('are off at first, heard when turned on, remembered, and silent when the class says so', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const { page } = mina;
  await recordSounds(page);
  await page.reload();
  await mina.ready();

  await expectOwnSwitch(page, false, false);
  await mina.solve(1);
  expect(await loudest(page)).toBe(0);

  await allowSounds(teacher.page);
  await expectOwnSwitch(page, true, false);
  await mina.solve(2);
  expect(await loudest(page)).toBe(0);

  await turnOnSounds(page);
  await expectTakeSound(mina, 3);

  // Remembered over a reload and a restart.
  await server.kill();
  await server.start();
  await page.reload();
  await mina.ready();
  await expectOwnSwitch(page, true, true);
  await expectTakeSound(mina, 3);

  await allowSounds(teacher.page, false);
  await expectOwnSwitch(page, false, false);
  // What was played before has faded.
  await expect.poll(() => loudest(page)).toBe(0);
  await mina.solve(3);
  expect(await loudest(page)).toBe(0);

  await allowSounds(teacher.page);
  await expectOwnSwitch(page, true, true);
  expect(await wasPlayed(page, TONE.solved)).toBe(false);
  for (let piece = 4; piece <= 12; piece += 1) await mina.solve(piece);
  await expect.poll(() => wasPlayed(page, TONE.solved)).toBe(true);
});
