/** The teacher sees a notice when many students join within a minute, and can lock the class from it. */
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { MANY_NEW_SEATS } from '#server/base/limits.ts';
import { pagePath } from '#shared/protocol/paths.ts';

test('shows the teacher that many students have joined within a minute, with the lock beside it', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin, {}, { capacity: 60 });
  const page = await people.page();
  await adoptSession(page, testClass.teacher);
  await page.goto(pagePath('teacher', testClass.id));
  const notice = page.getByText(/students joined within a minute/).and(page.locator('b'));
  await expect(page.getByRole('button', { name: /^People/ })).toBeVisible();
  await expect(notice).toBeHidden();
  const join = async (count: number) => {
    for (let each = 0; each < count; each += 1)
      expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Stranger' }));
  };
  await join(MANY_NEW_SEATS);
  await expect(notice).toHaveText(
    `${MANY_NEW_SEATS} students joined within a minute. If some are not yours, lock the class.`,
  );
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole('button', { name: /^People/ })).toBeFocused();
  expect(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Stranger' })).toMatchObject({
    code: 'locked',
  });
});
