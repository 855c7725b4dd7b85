/** The chat is safe and accessible: payloads stay text, the keyboard suffices, and a screen reader announces each message once. */
import type { Page } from '@playwright/test';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { openTeacherLink } from '#e2e/browser/pages/teacher-link.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { chatHttpAs } from '#e2e/fixtures/chat-client.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { classroomPath, joinPath, MESSAGE_FIELD, PAGE, PICTURE_FIELD, teacherLink } from '#shared/protocol/paths.ts';

/** A payload that runs sets this property, or opens a dialog. */
const HIT = 'window.__hit=1;alert(1)';

function payloads(): string[] {
  const tags = [
    'img src=x onerror',
    'svg onload',
    'body onload',
    'video src=x onerror',
    'details open ontoggle',
    'input autofocus onfocus',
    'iframe onload',
    'marquee onstart',
    'object data=x onerror',
    'audio src=x onerror',
  ];
  const quotes = [`"${HIT}"`, `'${HIT}'`, `\`${HIT}\``, 'alert(1)', '&quot;alert(1)&quot;', 'eval(name)'];
  const events = tags.flatMap((tag) => quotes.map((quote) => `<${tag}=${quote}>`));
  const scripts = ['', ' src=//evil.example/x.js', ' type=module', '\n', '/x'].flatMap((inside) => [
    `<script${inside}>${HIT}</script>`,
    `</p></li><script${inside}>${HIT}</script>`,
    `<scr<script>ipt${inside}>${HIT}</scr</script>ipt>`,
    `"><script${inside}>${HIT}</script>`,
    `'><script${inside}>${HIT}</script>`,
    `--><script${inside}>${HIT}</script>`,
  ]);
  const links = [
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'data:text/html,',
    'vbscript:',
    '//evil.example/',
    'https://evil.example/?',
  ].flatMap((scheme) => [
    `<a href="${scheme}${HIT}">x</a>`,
    `<a autofocus href='${scheme}${HIT}' onfocus=alert(1)>x</a>`,
    `<form action="${scheme}${HIT}"><button>x</button></form>`,
    `<iframe src="${scheme}${HIT}"></iframe>`,
    `<base href="${scheme}">`,
    `<link rel=stylesheet href="${scheme}${HIT}">`,
    `<meta http-equiv=refresh content="0;url=${scheme}${HIT}">`,
    `<embed src="${scheme}${HIT}">`,
    `[x](${scheme}${HIT})`,
    `${scheme}${HIT}`,
  ]);
  const others = [
    '{{constructor.constructor("alert(1)")()}}',
    ['$', '{alert(1)}'].join(''),
    '<%= alert(1) %>',
    '#{alert(1)}',
    '<style>@import "//evil.example"</style>',
    '<math><mi xlink:href="javascript:alert(1)">',
    '<template><script>alert(1)</script></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    '<x style="background:url(javascript:alert(1))">',
    '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
    '__proto__',
    'constructor',
    '"]}\');alert(1)//',
    "'-alert(1)-'",
    '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
    '<img src=x:alert(1) onerror=eval(src)>',
    '<isindex type=image src=1 onerror=alert(1)>',
  ];
  const extra = Array.from(
    { length: 40 },
    (_, index) =>
      `<x${index} on${['click', 'mouseover', 'animationstart', 'wheel'][index % 4]}="${HIT}" style="position:fixed;inset:0">x</x${index}>`,
  );
  return [...new Set([...events, ...scripts, ...links, ...others, ...extra])];
}

/** Records every policy violation and every payload that runs, from before the page's first script. */
async function recordViolations(page: Page): Promise<() => Promise<unknown[]>> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, '__violations', seen);
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return async () => [
    ...dialogs,
    ...(await page.evaluate(() => [
      ...(Reflect.get(window, '__violations') as string[]),
      ...(Reflect.has(window, '__hit') ? ['hit'] : []),
    ])),
  ];
}

test('runs none of 200 cross-site-scripting payloads as text, name, file name or title, and violates no policy', async ({
  people,
  server,
}) => {
  test.setTimeout(300_000);
  const all = payloads();
  expect(all.length).toBeGreaterThanOrEqual(200);
  const owner = new ApiClient(server.origin);
  const { id, code, key } = await owner.openClassroom({ title: '<svg/onload=alert(1)>', capacity: 200 });
  const asTeacher = chatHttpAs(owner);
  const set = {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: '{"voice":"all","pictures":"on"}',
  };
  expect(await asTeacher.request(classroomPath('chat', id), set)).toMatchObject({ ok: true });
  for (const payload of all.filter((_, index) => index % 9 === 0)) {
    const title = [...payload]
      .slice(0, 60)
      .join('')
      .replace(/[\t\n]/g, ' ');
    await openClass(server.origin, {}, { title });
  }
  const page = await people.page();
  const foundThere = await recordViolations(page);
  await page.goto(PAGE.join);
  await expect(page.locator('.open-classes .row').nth(20)).toBeVisible();
  expect(await foundThere()).toEqual([]);

  const teacher = await people.page();
  const found = await recordViolations(teacher);
  await openTeacherLink(teacher, teacherLink('', id, key));
  const chat = await new ChatPage(teacher).open();
  const student = await people.page();
  const foundByStudent = await recordViolations(student);
  await student.goto(joinPath(code));
  await student.getByLabel('Name').fill('"><img src=x onerror=1>');
  await student.getByRole('button', { name: 'Join', exact: true }).click();
  await student.waitForURL(isClassUrl('student'));
  const mina = await new ChatPage(student).open();

  // Five messages from each seat, because of the rate limit.
  const photo = await drawing(40, 30).png().toBuffer();
  for (let from = 0; from < all.length; from += 5) {
    const bot = new ApiClient(server.origin);
    const name = [...(all[from] ?? '')]
      .slice(0, 24)
      .join('')
      .replace(/[\t\n]/g, ' ');
    expectOk(await bot.join({ code, name }));
    const http = chatHttpAs(bot);
    for (const [index, text] of all.slice(from, from + 5).entries()) {
      const draft = JSON.stringify({ operation: { page: 1, counter: index + 1 }, text });
      if (index > 0) {
        const how = { method: 'POST', headers: { 'content-type': 'application/json' }, body: draft };
        expect(await http.request(classroomPath('messages', id), how), text).toMatchObject({ ok: true });
        continue;
      }
      const form = new FormData();
      form.set(MESSAGE_FIELD, draft);
      form.set(PICTURE_FIELD, new File([new Uint8Array(photo)], text));
      const sent = await http.upload(classroomPath('messages', id), form, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
      expect(sent, text).toMatchObject({ ok: true });
    }
  }
  for (const each of [chat, mina]) {
    await expect.poll(() => each.messages.count(), { timeout: 60_000 }).toBe(all.length);
    const texts = await each.texts;
    expect(texts.map((text) => text.replace(/\s+/g, ' '))).toEqual(all.map((text) => text.replace(/\s+/g, ' ').trim()));
    // No payload became an element: the messages contain text alone.
    expect(await each.panel.locator('.chat-text *').count()).toBe(0);
    expect(await each.panel.locator('script, iframe, object, embed, form:not(.chat-composer), a').count()).toBe(0);
  }
  expect([...(await found()), ...(await foundByStudent())]).toEqual([]);
});

test('meets the rules of axe in a student’s and a teacher’s chat, light and dark', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const chat = await new ChatPage(teacher.page).open();
  await chat.set('Who can write', 'Everybody');
  await chat.set('Pictures from students', 'After I check');
  const mina = await new ChatPage((await people.student(code, 'Mina')).page).open();
  await chat.send('Good morning');
  await mina.send('hello');
  await mina.attach('a.jpg', 'image/jpeg', await drawing(200, 120).jpeg().toBuffer());
  await mina.send('mine');
  await expect(chat.message('mine').locator('img')).toBeVisible();
  await (await chat.openActions('hello')).getByRole('button', { name: 'Pin to the top' }).click();
  await expect(mina.panel.locator('.chat-pin')).toBeVisible();
  await chat.openActions('hello');
  await mina.openActions('Good morning');
  await expectAccessible(chat.page, 'chat, teacher');
  await expectAccessible(mina.page, 'chat, student');
  await chat.panel.getByRole('button', { name: 'Chat settings' }).click();
  await expectAccessible(teacher.page, 'chat settings');
});

test('opens, writes, chooses a recipient, reports and closes by the keyboard alone', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const chat = await new ChatPage(teacher.page).open();
  await chat.set('Who can write', 'Everybody');
  const { page } = await people.student(code, 'Mina');
  const mina = new ChatPage(page);
  await expect(mina.button).toBeVisible();
  for (let tabs = 0; tabs < 40 && !(await isFocused(page, '.chat-button')); tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(mina.field).toBeFocused();
  await page.keyboard.type('by keys');
  await page.keyboard.press('Enter');
  await expect(chat.message('by keys')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(mina.panel.getByLabel('To', { exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('to you alone');
  await page.keyboard.press('Enter');
  await expect(chat.message('to you alone')).toHaveAttribute('data-private', 'true');
  await chat.send('report me');
  await expect(mina.message('report me')).toBeVisible();
  for (let tabs = 0; tabs < 30 && !(await isFocused(page, '.chat-more')); tabs += 1)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(chat.message('report me').getByText('Reported by 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(mina.panel).toHaveCount(0);
  await expect(mina.button).toBeFocused();
});

function isFocused(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}

test('announces a new message once, and never an old one', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const chat = await new ChatPage(teacher.page).open();
  await chat.send('before joining');
  await expect(chat.message('before joining')).toBeVisible();
  const { page } = await people.student(code, 'Mina');
  const mina = new ChatPage(page);
  const log = page.getByRole('log', { name: 'Chat' });
  await expect(log).toBeAttached();
  // Records all that is added to a live region of the page from now on.
  await page.evaluate(() => {
    const announcements: string[] = [];
    Reflect.set(window, '__announcements', announcements);
    const collect = (nodes: NodeList) => {
      for (const node of nodes) {
        const live = node.parentElement?.closest('[role=log], [role=status], [role=alert], [aria-live]');
        if (live !== null && live !== undefined && node.textContent !== '') announcements.push(node.textContent ?? '');
      }
    };
    new MutationObserver((records) => {
      for (const { addedNodes } of records) collect(addedNodes);
    }).observe(document.body, { childList: true, subtree: true });
  });
  const announcements = () => page.evaluate(() => Reflect.get(window, '__announcements') as string[]);
  await mina.open();
  await expect(mina.message('before joining')).toBeVisible();
  await chat.send('after joining');
  await expect(mina.message('after joining')).toBeVisible();
  await mina.send('my own words');
  await expect(chat.message('my own words')).toBeVisible();
  await page.keyboard.press('Escape');
  await chat.send('while closed');
  await expect(mina.button).toHaveAccessibleName('Chat, 1 new');
  await mina.open();
  await expect(mina.message('while closed')).toBeVisible();
  const relevant = (await announcements()).filter((text) => /joining|own words|closed/.test(text));
  expect(relevant).toEqual(['Teacher: after joining', 'Teacher: while closed']);
  // The messages themselves are outside every live region.
  expect(await mina.messages.first().evaluate((message) => message.closest('[role=log], [aria-live]') === null)).toBe(
    true,
  );
});
