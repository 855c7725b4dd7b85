/** A replay of all boards side by side on a teacher's page: its controls, what its tiles show, and what the logs say they should. */
import { expect, type Locator, type Page, type Request } from '@playwright/test';
import { boardAt } from '#e2e/simulation/replayed-board.ts';
import { boardOfSeed } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import type { ActivityReplay, BoardReplay } from '#shared/protocol/http/replay-index.ts';
import { replaySegmentPath } from '#shared/protocol/log-paths.ts';
import { classroomFromPath } from '#shared/protocol/paths.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { decodeReplaySegment } from '#shared/wire/replay-segment.ts';

export class SideBySidePage {
  readonly page: Page;
  /** Requests of the feed, and how many of them were under way at once, at most. */
  readonly feed = { requests: 0, atOnce: 0, unanswered: 0 };
  #indexUrl = '';
  #index: ActivityReplay | null = null;

  constructor(page: Page) {
    this.page = page;
    const isFeed = (request: Request) => request.url().includes('/replay/feed');
    page.on('request', (request) => {
      if (/\/activities\/[^/]+\/replay$/.test(request.url())) this.#indexUrl = request.url();
      if (!isFeed(request)) return;
      this.feed.requests += 1;
      this.feed.unanswered += 1;
      this.feed.atOnce = Math.max(this.feed.atOnce, this.feed.unanswered);
    });
    const onEnd = (request: Request) => {
      if (isFeed(request)) this.feed.unanswered -= 1;
    };
    page.on('requestfinished', onEnd);
    page.on('requestfailed', onEnd);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'All puzzles replayed side by side' });
  }

  get region(): Locator {
    return this.dialog.getByRole('region', { name: 'Replay' });
  }

  get slider(): Locator {
    return this.region.getByRole('slider', { name: 'Time shown' });
  }

  get announcement(): Locator {
    return this.region.getByRole('status');
  }

  tile(name: string): Locator {
    return this.dialog.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name });
  }

  /** Opens it from the wall, and waits until every tile shows a second. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Replay all' }).click();
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.slider).toHaveAttribute('aria-valuetext', / joined, /);
    this.#index = await (await this.page.request.get(this.#indexUrl)).json();
    expect(this.boards.length).toBeGreaterThan(0);
    for (const { board } of this.boards) await this.shown(board.number);
  }

  async lineUp(by: 'From the start' | 'By the clock'): Promise<void> {
    await this.region.getByRole('combobox', { name: 'Line up' }).selectOption({ label: by });
  }

  get boards(): readonly BoardReplay[] {
    return this.#index?.boards ?? [];
  }

  /** What a tile shows, once it does not wait. */
  async shown(board: number) {
    const tile = async () => this.page.evaluate((number) => window.__sideBySide?.tile(number) ?? null, board);
    await expect.poll(async () => (await tile())?.stage ?? 'waiting').not.toBe('waiting');
    const shown = await tile();
    if (shown === null) throw new Error(`board ${board} is not in the replay`);
    return shown;
  }

  /** Every tile shows what its board's log says of the wall time that it is at; returns these times by board. */
  async expectAsLogged(): Promise<Map<number, number>> {
    const times = new Map<number, number>();
    for (const replay of this.boards) {
      const { number } = replay.board;
      const { time, fingerprint } = await this.shown(number);
      if (time === null) throw new Error(`board ${number} has no time`);
      times.set(number, time);
      expect([number, fingerprint]).toEqual([number, await this.#loggedAt(replay, time)]);
    }
    return times;
  }

  async #loggedAt(replay: BoardReplay, time: number): Promise<number> {
    const classroom = classroomFromPath('teacher', new URL(this.page.url()).pathname);
    const activity = this.#index?.activity;
    const spec = activity?.cuts[replay.board.cut];
    if (classroom === null || activity === undefined || spec === undefined) throw new Error('no activity');
    const rules = boardRules(cutPuzzle(spec), activity.difficulty, activity.turns, activity.hints);
    const readSegment = async (firstSeq: number) => {
      const answer = await this.page.request.get(replaySegmentPath(classroom, replay.board.number, firstSeq));
      return decodeReplaySegment(new Uint8Array(await answer.body()));
    };
    const board = await boardAt({ index: replay, readSegment }, () => boardOfSeed(rules, replay.board.seed), time);
    if (board === null) throw new Error('the log cannot be read');
    return fingerprintOf(board);
  }
}
