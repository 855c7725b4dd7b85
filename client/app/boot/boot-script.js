/*
 * What stands between a page and a blank screen. A style sheet that did not arrive is asked for again under another address. An entry
 * script that did not arrive, or one that it needs, is remembered by the browser as failed: once the server answers again, the page is
 * loaded anew. At the end it says so, in both languages. A browser that is too old is told so at once, above what the page can show.
 * A classic script without imports, built as JavaScript of 2017: nothing else has to arrive for it, and old browsers read it.
 */
(() => {
  // The reader's own choices, before anything is drawn: no light page flashes in a dark room.
  try {
    document.documentElement.lang = localStorage.getItem('jogak.language') ?? document.documentElement.lang;
    const theme = localStorage.getItem('jogak.theme');
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: the server's guess and the device's theme stay.
  }

  /** Pauses before an attempt. Milliseconds. */
  const PAUSES = [1000, 2000, 4000, 8000];
  /** A page that has not started after this time counts as failed; so does a request without an answer. Milliseconds. */
  const SILENCE = 15000;
  /** Times that one tab loads the page anew by itself. */
  const RELOADS_MAX = 3;
  const STORED = 'jogak.bootReloads';
  /** Of what the pages need the newest: browsers without it are older than those that play. */
  const isTooOld = !('inert' in HTMLElement.prototype);
  const attempts = new Map();
  let isRecovering = isTooOld;

  const isStarted = () => document.documentElement.dataset.for !== undefined;
  const pause = (failed) =>
    new Promise((resolve) => setTimeout(resolve, (PAUSES[failed] || SILENCE) * (0.75 + Math.random() / 2)));

  /** Puts a copy with another address in the place of a style sheet that failed. Without one the page is plain, and works. */
  async function styleAgain(link) {
    const address = link.getAttribute('href').split('?')[0];
    const failed = attempts.get(address) || 0;
    attempts.set(address, failed + 1);
    if (failed >= PAUSES.length) return;
    await pause(failed);
    const copy = link.cloneNode();
    copy.setAttribute('href', `${address}?again=${failed + 1}`);
    link.replaceWith(copy);
  }

  /** Waits until the entry can be had, and loads the page anew. */
  async function entryAgain(address) {
    if (isRecovering) return;
    isRecovering = true;
    for (let failed = 0; failed < PAUSES.length; failed += 1) {
      await pause(failed);
      if (isStarted()) return;
      if ((await canBeHad(address)) && (await canBeHad(location.href))) {
        if (isStarted()) return;
        if (!countReload()) break;
        location.reload();
        return;
      }
    }
    if (!isStarted()) speak();
  }

  /** An answer that says no is one, too: after an upgrade the page names another entry. */
  async function canBeHad(address) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), SILENCE);
    try {
      // Past the cache, and into it.
      return (await fetch(address, { cache: 'reload', signal: abort.signal })).status < 500;
    } catch (_error) {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /** False: often enough, or there is nowhere to count. */
  function countReload() {
    try {
      const reloads = Number(sessionStorage.getItem(STORED) || 0);
      sessionStorage.setItem(STORED, String(reloads + 1));
      return reloads < RELOADS_MAX;
    } catch (_error) {
      return false;
    }
  }

  function forgetReloads() {
    try {
      sessionStorage.removeItem(STORED);
    } catch (_error) {
      // Storage is blocked: nothing was counted.
    }
  }

  function speak() {
    const page = document.querySelector('#page');
    if (page === null || page.childElementCount > 0) return;
    const main = document.createElement('main');
    main.className = 'notice';
    main.setAttribute('role', 'alert');
    for (const [lang, text] of [
      ['ko', '화면을 불러오지 못했어요. 인터넷을 확인하고 다시 해 주세요.'],
      ['en', 'This page did not load. Check the internet, then try again.'],
    ]) {
      const sentence = document.createElement('p');
      sentence.lang = lang;
      sentence.textContent = text;
      main.append(sentence);
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = '다시 해 보기 ·\u00a0Try again';
    button.onclick = () => {
      forgetReloads();
      location.reload();
    };
    main.append(button);
    page.append(main);
  }

  if (isTooOld)
    addEventListener('DOMContentLoaded', () => {
      const sentence = document.querySelector('#too-old');
      sentence.hidden = false;
      // Such a browser may read no style sheet, and scroll the plain page to the field that has the focus.
      Object.assign(sentence.style, {
        position: 'sticky',
        top: '0',
        zIndex: '99',
        background: '#fffdf9',
        color: '#22262e',
      });
    });
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') void styleAgain(target);
      else if (target instanceof HTMLScriptElement && target.type === 'module') void entryAgain(target.src);
    },
    true,
  );
  setTimeout(() => {
    const entry = document.querySelector('script[type=module][src]');
    if (isStarted()) forgetReloads();
    else if (entry !== null) void entryAgain(entry.src);
  }, SILENCE);
})();
