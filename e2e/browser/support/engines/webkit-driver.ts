/**
 * WebKitGTK and WPE by the W3C's WebDriver protocol, over `fetch`: a driver process a page, since one drives one session.
 * They share the DOM, CSS, canvas and JavaScript of Safari; touch, fonts, form controls and the graphics backend differ.
 */
import { freePort } from '#e2e/store/mongo-server/free-ports.ts';
import type { Engine, EngineDriver, InputSource, ViewportSize } from './engine-driver.ts';
import { type EngineProcess, startProcess } from './engine-process.ts';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Of one answer. Milliseconds. */
const ANSWER_MS = 60_000;

class WebKitPage implements EngineDriver {
  readonly #process: EngineProcess;
  readonly #session: string;
  /** WPE has none, and a viewport of its own size. */
  readonly #hasWindow: boolean;

  constructor(process: EngineProcess, session: string, hasWindow: boolean) {
    this.#process = process;
    this.#session = session;
    this.#hasWindow = hasWindow;
  }

  async goTo(url: string): Promise<void> {
    await this.#post('url', { url });
  }

  async evaluate(expression: string): Promise<unknown> {
    const script = `const done = arguments[0];
      (async () => (${expression}))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = (await this.#post('execute/async', { script, args: [] })) as { value?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async perform(sources: readonly InputSource[]): Promise<void> {
    await this.#post('actions', { actions: sources });
  }

  async setFiles(selector: string, paths: readonly string[]): Promise<void> {
    const element = (await this.#post('element', { using: 'css selector', value: selector })) as Record<string, string>;
    await this.#post(`element/${element[ELEMENT]}/value`, { text: paths.join('\n') });
  }

  /** A session takes cookies of the page's own server alone: some small answer of it is opened first. */
  async setCookie(origin: string, cookie: string): Promise<void> {
    const [name, value] = cookie.split('=');
    await this.goTo(`${origin}/api/mine`);
    await this.#post('cookie', { cookie: { name, value, path: '/', httpOnly: true } });
  }

  async cookies(): Promise<string> {
    const cookies = (await this.#ask('GET', 'cookie')) as { name: string; value: string }[];
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(String(await this.#ask('GET', 'screenshot')), 'base64');
  }

  /** The window's frame has a size of its own: what is missing in the page is added to the window. */
  async resize(size: ViewportSize): Promise<void> {
    if (!this.#hasWindow) return;
    let outer = size;
    for (let tries = 0; tries < 20; tries += 1) {
      await this.#post('window/rect', { ...outer });
      const inner = (await this.evaluate('({ width: innerWidth, height: innerHeight })')) as ViewportSize;
      if (inner.width === size.width && inner.height === size.height) return;
      outer = { width: outer.width + size.width - inner.width, height: outer.height + size.height - inner.height };
    }
    throw new Error(`the window does not take the size ${size.width} x ${size.height}`);
  }

  async close(): Promise<void> {
    await this.#ask('DELETE', '').catch(() => undefined);
    await this.#process.stop();
  }

  #post(path: string, body: object): Promise<unknown> {
    return this.#ask('POST', path, body);
  }

  #ask(method: string, path: string, body?: object): Promise<unknown> {
    return ask(`${this.#session}${path === '' ? '' : `/${path}`}`, method, body);
  }
}

async function ask(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(ANSWER_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`WebKitWebDriver: ${JSON.stringify(value).slice(0, 400)}`);
  return value;
}

/** WPE opens the browser `cog`; WebKitGTK its own, by itself. */
const BROWSER_OPTIONS = {
  webkit: {},
  wpe: { 'wpe:browserOptions': { binary: '/usr/bin/cog', args: ['--automation', '--platform=headless'] } },
};

export function webKit(port: keyof typeof BROWSER_OPTIONS, driverPath: string, display: string): Engine {
  const pages = new Set<EngineDriver>();
  return {
    async open() {
      const tcpPort = await freePort();
      const process = startProcess(driverPath, [`--port=${tcpPort}`], {
        DISPLAY: display,
        // The language of the page; without a locale it is "C".
        LANG: 'en_GB.UTF-8',
        LANGUAGE: 'en_GB:en',
        // On a session's bus the second browser would only call the first one, and end: cog is one program a bus.
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      });
      const origin = `http://127.0.0.1:${tcpPort}`;
      await process.until(() => fetch(`${origin}/status`).then(() => true));
      const capabilities = { alwaysMatch: { timeouts: { script: ANSWER_MS }, ...BROWSER_OPTIONS[port] } };
      const { sessionId } = (await ask(`${origin}/session`, 'POST', { capabilities })) as { sessionId: string };
      const page = new WebKitPage(process, `${origin}/session/${sessionId}`, port === 'webkit');
      pages.add(page);
      return page;
    },
    async [Symbol.asyncDispose]() {
      for (const page of pages) await page.close();
    },
  };
}
