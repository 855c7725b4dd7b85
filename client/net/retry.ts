/**
 * The one retry of a page: pauses that grow, with jitter, and an end. Each thing that is tried again has one timer, however often it
 * fails or is asked for.
 */

/** Pauses between attempts: the first one, doubled each time up to the longest, and after how many retries it ends. Milliseconds. */
export interface Pauses {
  readonly first: number;
  /** So many are as short as the first one. */
  readonly alike?: number;
  readonly max: number;
  readonly attempts: number;
  /** After so long a request is not sent again; missing: its attempts alone end it. */
  readonly within?: number;
}

/** What a class cannot be without is tried until it is there. */
const NO_END = Number.POSITIVE_INFINITY;

/** A request over HTTP that was not answered: a person waits for it. */
export const REQUEST_PAUSES: Pauses = { first: 500, max: 2_000, attempts: 2 };
/**
 * A request over HTTP to a class that another server has: where a balancer tries each in turn, the next one may be that. Each may wait for the
 * class, too.
 */
export const ELSEWHERE_REQUEST_PAUSES: Pauses = { first: 200, max: 200, attempts: 12, within: 8_000 };

export const PAUSES = {
  /** A connection or a board that the server refused for now: a class that moves is at the next one soon. */
  connection: { first: 300, max: 10_000, attempts: NO_END },
  /** A connection to a class that another server has: where a balancer tries each in turn, the next one may be that. */
  elsewhere: { first: 200, alike: 10, max: 2_000, attempts: NO_END },
  /** A connection that the server ended, such as to let the page in. */
  ended: { first: 150, max: 10_000, attempts: NO_END },
  /** Where the server is, for a code on the screen. */
  address: { first: 1_000, max: 8_000, attempts: NO_END },
  /** An operation of a board that the server refused for now. */
  operation: { first: 500, max: 10_000, attempts: NO_END },
  /** What the page shows of the class: history of the chat, pictures. */
  content: { first: 1_000, max: 30_000, attempts: NO_END },
  /** A text of the chat that the server did not take: some four minutes. */
  message: { first: 1_000, max: 30_000, attempts: 12 },
  /** A picture of the chat, which costs its bytes each time: some two minutes. */
  picture: { first: 2_000, max: 20_000, attempts: 8 },
  /** An image of the server, which may be gone: some three minutes, and again when the connection is back. */
  image: { first: 1_000, max: 30_000, attempts: 10 },
  /** A graphics context, which a browser refuses for minutes after its graphics process has ended twice. */
  graphics: { first: 500, max: 10_000, attempts: NO_END },
  /** The code of a part of the page: some three minutes. */
  lazyPart: { first: 1_000, max: 30_000, attempts: 10 },
} as const satisfies Readonly<Record<string, Pauses>>;

/** Between two looks whether an operation of a board is due again. Milliseconds. */
export const OPERATION_CHECK_MS = 250;

/** Socket.IO's growing pauses between two attempts to connect to a class. Milliseconds. */
export const CLASS_RECONNECTION = { reconnectionDelay: 300, reconnectionDelayMax: 3_000 } as const;
/** The same for the list of open classes. */
export const OPEN_CLASSES_RECONNECTION = { reconnectionDelayMax: 10_000 } as const;

/** @param failures before this one. @param random in [0, 1): thirty tablets that failed together do not return together */
export function pauseAfter({ first, alike = 0, max }: Pauses, failures: number, random = Math.random()): number {
  return Math.min(max, first * 2 ** Math.max(0, failures - alike)) * (0.75 + random / 2);
}

export function wait(pauses: Pauses, failures: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseAfter(pauses, failures)));
}

/** Tasks that wait for their next attempt. Their owner cancels all of them when it closes. */
export class RetryTimers {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #things = new Map<string, { failures: number; timer: ReturnType<typeof setTimeout> | undefined }>();

  /** Runs the task once, after a time that does not grow. */
  schedule(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, ms);
    this.#timers.add(timer);
  }

  /**
   * `thing` has failed: runs the task after the next pause, in place of one that waits already.
   * @returns false when it has failed too often; it is not tried again then
   */
  retry(thing: string, pauses: Pauses, task: () => void): boolean {
    const { failures = 0, timer } = this.#things.get(thing) ?? {};
    clearTimeout(timer);
    if (failures >= pauses.attempts) {
      this.#things.delete(thing);
      return false;
    }
    const next = setTimeout(
      () => {
        this.#things.set(thing, { failures: failures + 1, timer: undefined });
        task();
      },
      pauseAfter(pauses, failures),
    );
    this.#things.set(thing, { failures, timer: next });
    return true;
  }

  /** Whether a task of this thing waits. */
  isWaiting(thing: string): boolean {
    return this.#things.get(thing)?.timer !== undefined;
  }

  /** The thing has succeeded, or the line is back: its pauses begin anew, and nothing waits. */
  reset(thing: string): void {
    clearTimeout(this.#things.get(thing)?.timer);
    this.#things.delete(thing);
  }

  cancelAll(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    for (const thing of [...this.#things.keys()]) this.reset(thing);
  }
}
