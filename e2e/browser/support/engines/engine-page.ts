/** A page in any engine, used as people do: by real pointers and keys, at what lies there to be pressed. */
import { expect } from '@playwright/test';
import type { Point } from '#shared/geometry/pose.ts';
import type { EngineDriver, ViewportSize } from './engine-driver.ts';

/** Keys by their code in the W3C's WebDriver. */
export const KEY = { Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Escape: '\uE00C' } as const;

interface Target {
  /** Where the element can be pressed; null: it is not there, or something covers it. */
  readonly at: Point | null;
  readonly why: string;
}

declare global {
  interface Window {
    __errors?: string[];
    /** What is to be pressed, and whether a click came to it. */
    __target?: Element;
    __press?: 'none' | 'hit' | 'missed';
  }
}

export class EnginePage {
  readonly driver: EngineDriver;
  readonly origin: string;

  constructor(driver: EngineDriver, origin: string) {
    this.driver = driver;
    this.origin = origin;
  }

  async goTo(path: string): Promise<void> {
    await this.driver.goTo(this.origin + path);
    await this.collectErrors();
  }

  /** Listens for errors of this document from now on. */
  async collectErrors(): Promise<void> {
    await this.evaluate(() => {
      if (window.__errors !== undefined) return;
      const errors: string[] = [];
      window.__errors = errors;
      addEventListener('error', ({ message, filename, lineno }) => {
        // A notice that some sizes are reported one frame later: nothing was thrown. WPE 2.38 gives it no name, and no place in a script.
        const isNotice =
          /^ResizeObserver loop/.test(message) || (message === 'Script error.' && `${filename}${lineno}` === '0');
        if (message !== undefined && !isNotice) errors.push(message);
      });
      addEventListener('unhandledrejection', ({ reason }) => void errors.push(String(reason)));
    });
  }

  async errors(): Promise<readonly string[]> {
    return this.evaluate(() => window.__errors ?? []);
  }

  /** Evaluates a function in the page. It sees its arguments alone, which are JSON as its result is. */
  async evaluate<Args extends readonly unknown[], Result>(
    look: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    return (await this.driver.evaluate(`(${look})(...${JSON.stringify(args)})`)) as Result;
  }

  async until<Args extends readonly unknown[]>(
    look: (...args: Args) => unknown,
    args: Args,
    message: string,
    timeout = 30_000,
  ): Promise<void> {
    const poll = async () => Boolean(await this.evaluate(look, ...args).catch(() => false));
    await expect.poll(poll, { message, timeout }).toBe(true);
  }

  async path(): Promise<string> {
    return this.evaluate(() => location.pathname);
  }

  /** Waits for the page's text to contain this. */
  async sees(text: string, timeout?: number): Promise<void> {
    await this.until((wanted) => document.body.innerText.includes(wanted), [text], `the page shows "${text}"`, timeout);
  }

  /** Waits until an element lies still, enabled and uncovered. @param name its accessible name, or the start of it before a "*" */
  async find(selector: string, name?: string): Promise<Point> {
    let target: Target = { at: null, why: 'not looked for yet' };
    const look = async () => {
      const before = target.at;
      target = await this.evaluate(locate, selector, name ?? null);
      if (target.at === null) return target.why;
      return before?.x === target.at.x && before.y === target.at.y ? 'found' : 'moving';
    };
    await expect.poll(look, { message: `${selector} ${name ?? ''}`, timeout: 30_000, intervals: [100] }).toBe('found');
    return target.at ?? { x: 0, y: 0 };
  }

  /** Moves the focus as a script does, for what is displayed only while it has the focus. */
  async focus(selector: string, name: string): Promise<void> {
    await this.until(
      (css, text) => {
        const found = [...document.querySelectorAll<HTMLElement>(css)].find(({ textContent }) => textContent === text);
        found?.focus();
        return found !== undefined && document.activeElement === found;
      },
      [selector, name],
      `${name} has the focus`,
    );
  }

  /** Presses an element, and once more if it moved from under the press, as people do. */
  async press(selector: string, name?: string): Promise<void> {
    await expect(async () => {
      const at = await this.find(selector, name);
      await this.evaluate(() => {
        window.__press = 'none';
        const note = ({ target }: Event) => {
          const wanted = window.__target;
          const isHit =
            target instanceof Node && wanted !== undefined && (wanted.contains(target) || target.contains(wanted));
          window.__press = isHit ? 'hit' : 'missed';
        };
        addEventListener('click', note, { capture: true, once: true });
      });
      await this.click(at);
      // A press may lead to another document, which knows of none.
      const result = () => this.evaluate(() => window.__press ?? 'hit').catch(() => 'hit');
      await expect.poll(result, { message: `a click on ${selector} ${name ?? ''}`, timeout: 3_000 }).toBe('hit');
    }).toPass({ timeout: 60_000 });
  }

  async click(at: Point): Promise<void> {
    await this.driver.perform([
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [moveTo(at), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
      },
    ]);
  }

  /** Drags from the first point along the others, and releases at the last. */
  async drag(first: Point, ...path: readonly Point[]): Promise<void> {
    const steps = path.flatMap((to, index) => {
      const from = path[index - 1] ?? first;
      return [0.25, 0.5, 0.75, 1].map((share) => ({
        ...moveTo({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }),
        duration: 40,
      }));
    });
    const actions = [moveTo(first), { type: 'pointerDown', button: 0 }, ...steps, { type: 'pointerUp', button: 0 }];
    await this.driver.perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.driver.perform([{ type: 'key', id: 'keys', actions }]);
  }

  async fill(selector: string, name: string, text: string): Promise<void> {
    await this.press(selector, name);
    await this.type(text);
  }

  /** Chooses files of this machine, once the page has the input for them. */
  async chooseFiles(selector: string, paths: readonly string[]): Promise<void> {
    await this.until((css) => document.querySelector(css) !== null, [selector], selector);
    await this.driver.setFiles(selector, paths);
  }

  async resize(size: ViewportSize): Promise<void> {
    await this.driver.resize(size);
  }
}

function moveTo({ x, y }: Point): object {
  return { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 };
}

/** Runs in the page: it uses nothing from outside. */
function locate(selector: string, name: string | null): Target {
  const nameOf = (element: Element) => {
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const label = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
    return label.replace(/\s+/g, ' ').trim();
  };
  const isNamed = (element: Element) =>
    name === null || (name.endsWith('*') ? nameOf(element).startsWith(name.slice(0, -1)) : nameOf(element) === name);
  const found = [...document.querySelectorAll(selector)].filter(isNamed);
  const shown = found.find((element) => element.getClientRects().length > 0);
  if (shown === undefined) return { at: null, why: found.length === 0 ? 'not in the page' : 'not displayed' };
  if (shown.matches(':disabled')) return { at: null, why: 'disabled' };
  // A radio button is drawn by its label.
  const target = shown.matches('input[type=radio], input[type=checkbox]') ? (shown.closest('label') ?? shown) : shown;
  window.__target = target;
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { x: left + width / 2, y: top + height / 2 };
  const hit = document.elementFromPoint(at.x, at.y);
  const isHit = hit !== null && (target.contains(hit) || hit.contains(target));
  return isHit ? { at, why: '' } : { at: null, why: `covered by ${hit?.outerHTML.slice(0, 120)}` };
}
