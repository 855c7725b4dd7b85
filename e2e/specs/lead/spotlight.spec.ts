/** One board on everybody's screen, live, and afterwards everybody's own again; and what a projector shows, which names nobody by itself. */
import { expect, test } from '../../fixtures/jogak.ts';
import { scenery } from '../../fixtures/pictures.ts';
import { LeadPage } from '../../pages/lead-page.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const LOOKS = 'Everybody looks at one puzzle now.';

test('the spotlight comes and goes; students only look; it stays when its student goes, over reloads and a restart', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const lead = new LeadPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await jun.solve(1);
  await expect.poll(async () => (await jun.piece(1)).group).toBe(0);
  await teacher.look('Mina');
  await lead.help('Show to everybody');
  await expect(mina.page.getByText('Everybody sees your puzzle now.')).toBeVisible();
  const shown = jun.page.getByRole('region', { name: 'The puzzle that everybody sees' });
  await expect(shown.locator('canvas')).toBeVisible();
  await expect(shown.getByText(LOOKS, { exact: false })).toBeVisible();
  expect(await jun.page.locator('body').innerText()).not.toContain('Mina');
  // Live: what she does now changes what he sees, and what he does there changes nothing.
  const before = await shown.screenshot();
  await mina.solve(2);
  await expect.poll(async () => (await mina.piece(2)).group).toBe(0);
  await expect.poll(async () => (await shown.screenshot()).equals(before)).toBe(false);
  const box = await shown.boundingBox();
  for (const [x, y] of [
    [0.2, 0.5],
    [0.8, 0.5],
    [0.5, 0.2],
  ] as const) {
    await jun.page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * x, (box?.y ?? 0) + (box?.height ?? 0) * y);
    await jun.page.mouse.down();
    await jun.page.mouse.move(20, 20, { steps: 3 });
    await jun.page.mouse.up();
  }
  expect(await mina.groups()).toBe(12);
  expect(await jun.groups()).toBe(12);
  // Its student goes away, the server falls over, the others load anew: it stays.
  await mina.page.close();
  await server.kill();
  await server.start();
  await jun.page.reload();
  await teacher.page.reload();
  await expect(shown.locator('canvas')).toBeVisible();
  await expect(teacher.page.getByText('Everybody looks at the puzzle of Mina.', { exact: false })).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Stop showing' }).press('Enter');
  await expect(shown).toBeHidden();
  await jun.ready();
  expect((await jun.piece(1)).group).toBe(0);

  // With the name, if she chooses so: over the same.
  await teacher.look('Mina');
  await lead.help('Show to everybody with the name');
  const named = shown.getByText('Everybody looks at the puzzle of Mina now.', { exact: false });
  await expect(named).toBeVisible();
  await server.kill();
  await server.start();
  await jun.page.reload();
  await teacher.page.reload();
  await expect(named).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Stop showing' }).press('Enter');
  await expect(shown).toBeHidden();
  await jun.ready();
  await jun.solve(3);
  await expect.poll(async () => (await jun.piece(3)).group).toBe(0);
});

test('the projector’s window shows code, timer, boards and spotlight, and holds no name unless the teacher chose names', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const lead = new LeadPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Wilhelmina');
  await people.student(code, 'Juniper');
  await mina.page.getByRole('button', { name: 'I need help' }).click();

  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  const opening = teacher.page.context().waitForEvent('page');
  await teacher.page.getByRole('link', { name: 'Open the projector’s window' }).click();
  const shown = await opening;
  const heard: string[] = [];
  shown.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString()));
  });
  await shown.reload();
  await expect(shown.getByText('2 are here')).toBeVisible();
  await expect(shown.getByText(code.replace(/(...)(...)/, '$1 $2'))).toBeVisible();
  const choose = async (what: string) => {
    await teacher.page.getByRole('radio', { name: what }).check({ force: true });
  };
  await choose('Puzzles without names');
  await expect(shown.locator('.present-boards canvas')).toHaveCount(2);
  await mina.solve(1);
  // Its own keys do as the teacher's page does.
  await shown.keyboard.press('2');
  await expect(shown.getByText('No timer is set.')).toBeVisible();
  await teacher.page.keyboard.press('Escape');
  await lead.setTimer(5);
  await expect(shown.getByRole('timer')).toHaveText(/^4:5\d$|^5:00$/);
  await server.kill();
  await server.start();
  await expect(shown.getByRole('timer')).toHaveText(/^4:\d\d$/);
  await teacher.look('Wilhelmina');
  await lead.help('Show to everybody');
  await expect(shown.getByRole('region', { name: 'The puzzle that we all look at' }).locator('canvas')).toBeVisible();
  const text = `${await shown.locator('html').innerHTML()} ${heard.join(' ')}`;
  expect(heard.length).toBeGreaterThan(3);
  for (const name of ['Wilhelmina', 'Juniper']) expect(text).not.toContain(name);
  for (const word of ['rejoin', 'hands', 'pausedBoards', '"done"']) expect(heard.join(' ')).not.toContain(word);

  await teacher.page.getByRole('button', { name: 'Stop showing' }).first().click();
  await shown.keyboard.press('1');
  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(teacher.page.getByRole('radio', { name: 'The code' })).toBeChecked();
  await teacher.page.getByRole('checkbox', { name: /Show names/ }).check();
  await expect(shown.getByText('Wilhelmina')).toBeVisible();
  await shown.reload();
  await expect(shown.getByText('Juniper')).toBeVisible();
});
