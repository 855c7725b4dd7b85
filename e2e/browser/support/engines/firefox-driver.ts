/** Firefox by WebDriver BiDi, over its own WebSocket: one browser, a user context and a window for each page. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Engine, EngineDriver, InputSource, ViewportSize } from './engine-driver.ts';
import { type EngineProcess, startProcess } from './engine-process.ts';

/** Nothing of the browser's own leaves this machine, motion is reduced, and WebGL is drawn in software. */
const PREFERENCES: Readonly<Record<string, string | number | boolean>> = {
  'intl.accept_languages': 'en-GB, en',
  'ui.prefersReducedMotion': 1,
  'webgl.force-enabled': true,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/',
  'toolkit.telemetry.server': '',
};
/** Of one answer. Milliseconds. */
const ANSWER_MS = 60_000;

type Answer = { readonly id?: number; readonly type: string; readonly result?: object; readonly message?: string };
type Remote = { readonly type: string; readonly value?: unknown };

class Connection {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #count = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (text) => {
      const answer = JSON.parse(String(text)) as Answer;
      if (answer.id !== undefined) this.#pending.get(answer.id)?.(answer);
    });
    socket.on('close', () => {
      for (const settle of this.#pending.values()) settle({ type: 'error', message: 'the browser has ended' });
    });
  }

  static async open(url: string): Promise<Connection> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    const connection = new Connection(socket);
    await connection.send('session.new', { capabilities: {} });
    return connection;
  }

  async send<Result>(method: string, params: object): Promise<Result> {
    this.#count += 1;
    const id = this.#count;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => resolve({ type: 'error', message: 'no answer' }), ANSWER_MS);
    this.#pending.set(id, resolve);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const answer = await promise;
    clearTimeout(timer);
    this.#pending.delete(id);
    if (answer.type !== 'success') throw new Error(`Firefox: ${method}: ${answer.message}`);
    return answer.result as Result;
  }

  close(): void {
    this.#socket.close();
  }
}

class FirefoxPage implements EngineDriver {
  readonly #connection: Connection;
  readonly #userContext: string;
  readonly #context: string;

  constructor(connection: Connection, userContext: string, context: string) {
    this.#connection = connection;
    this.#userContext = userContext;
    this.#context = context;
  }

  async goTo(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { url, wait: 'complete' });
  }

  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#connection.send<{ result?: Remote; exceptionDetails?: { text: string } }>(
      'script.evaluate',
      {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context: this.#context },
        awaitPromise: true,
      },
    );
    if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
    return JSON.parse(String(answer.result?.value));
  }

  /** The window comes to the front first: one behind others has no focus, and takes no keys. */
  async perform(sources: readonly InputSource[]): Promise<void> {
    await this.#send('browsingContext.activate', {});
    await this.#send('input.performActions', { actions: sources });
  }

  async setFiles(selector: string, files: readonly string[]): Promise<void> {
    const { nodes } = await this.#send<{ nodes: { sharedId: string }[] }>('browsingContext.locateNodes', {
      locator: { type: 'css', value: selector },
    });
    const [node] = nodes;
    if (node === undefined) throw new Error(`no ${selector} in the page`);
    await this.#send('input.setFiles', { element: { sharedId: node.sharedId }, files });
  }

  async setCookie(origin: string, cookie: string): Promise<void> {
    const [name, value = ''] = cookie.split('=');
    const domain = new URL(origin).hostname;
    await this.#connection.send('storage.setCookie', {
      cookie: { name, value: { type: 'string', value }, domain, path: '/', httpOnly: true },
      partition: { type: 'storageKey', userContext: this.#userContext },
    });
  }

  async cookies(): Promise<string> {
    const partition = { type: 'context', context: this.#context };
    const { cookies } = await this.#connection.send<{ cookies: { name: string; value: { value: string } }[] }>(
      'storage.getCookies',
      { partition },
    );
    return cookies.map(({ name, value }) => `${name}=${value.value}`).join('; ');
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.#send<{ data: string }>('browsingContext.captureScreenshot', {});
    return Buffer.from(data, 'base64');
  }

  async resize(viewport: ViewportSize): Promise<void> {
    await this.#send('browsingContext.setViewport', { viewport });
  }

  async close(): Promise<void> {
    await this.#connection.send('browser.removeUserContext', { userContext: this.#userContext });
  }

  #send<Result>(method: string, params: object): Promise<Result> {
    return this.#connection.send(method, { context: this.#context, ...params });
  }
}

export async function firefox(path: string, display: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'jogak-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const process: EngineProcess = startProcess(path, args, { DISPLAY: display, HOME: profile });
  const origin = await process.until(() => /listening on (ws:\/\/\S+)/.exec(process.printed)?.[1]);
  const connection = await Connection.open(`${origin}/session`);
  return {
    async open() {
      const { userContext } = await connection.send<{ userContext: string }>('browser.createUserContext', {});
      const { context } = await connection.send<{ context: string }>('browsingContext.create', {
        type: 'window',
        userContext,
      });
      return new FirefoxPage(connection, userContext, context);
    },
    async [Symbol.asyncDispose]() {
      connection.close();
      await process.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
