/** A raw page that watches one board, and its tile on the wall; it folds every frame twice as it arrives. */
import { expect } from 'vitest';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import { decodePresence } from '#shared/wire/frames/presence-frame.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';
import { BothFolds, naiveState } from './both-folds.ts';
import { type NaivePointer, readFrame } from './naive/naive-frames.ts';
import { RawPage, type RawPageOptions } from './naive/raw-page.ts';

type Target = Pick<RawPageOptions, 'origin' | 'cookie' | 'classroom' | 'namespace'>;

export class Watcher {
  readonly pageId = newPageId();
  readonly folds: BothFolds;
  readonly counts = new Map<string, number>();
  readonly #board: number;
  /** States as text, by epoch and seq: of every frame that this page has applied. */
  readonly states = new Map<string, string>();
  /** What a frame made fail. Later frames are not read. */
  readonly failures: unknown[] = [];
  readonly #rules: Rules;
  readonly #target: Target;
  #tile: BothFolds | null = null;
  #page: RawPage | null = null;
  readonly #pointers: Omit<NaivePointer, 'member'>[] = [];

  constructor(target: Target, board: number, rules: Rules) {
    this.#target = target;
    this.#board = board;
    this.#rules = rules;
    this.folds = this.#newFolds('');
  }

  get page(): RawPage {
    if (this.#page === null) throw new Error('not connected');
    return this.#page;
  }

  /** Connects, or leaves the old connection for a new one, and enters the board from where it stands. */
  async connect(resumes: boolean): Promise<void> {
    this.close();
    const onFrame = (bytes: Uint8Array) => this.#onFrame(bytes);
    const onEvent = (event: string) => this.count(event);
    this.#page = await RawPage.connect({ ...this.#target, page: this.pageId, onFrame, onEvent });
    await this.#enter(resumes);
    this.#tile = this.#newFolds('tile ');
    expect(await this.page.request('wall', { boards: [this.#board] })).toMatchObject({ ok: true });
  }

  hasSeenPointer({ laser, x, y }: Omit<NaivePointer, 'member'>): boolean {
    return this.#pointers.some((seen) => seen.laser === laser && seen.x === x && seen.y === y);
  }

  close(): void {
    this.#page?.close();
  }

  async #enter(resumes: boolean): Promise<void> {
    const message = resumes ? { board: this.#board, have: this.folds.have } : { board: this.#board };
    expect(await this.page.request('enter', message)).toMatchObject({ ok: true });
  }

  #newFolds(prefix: string): BothFolds {
    return new BothFolds(this.#rules, (what) => this.count(prefix + what));
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  #onFrame(bytes: Uint8Array): void {
    if (this.failures.length > 0) return;
    try {
      this.#readFrame(bytes);
    } catch (thrown) {
      this.failures.push(thrown);
    }
  }

  #readFrame(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame.type === 'presence') {
      this.count('presence');
      expect(frame).toMatchObject(decodePresence(bytes));
      this.#pointers.push(...frame.pointers);
    } else if (frame.type === 'wall') {
      this.count('wall');
      const patches = decodeWall(bytes);
      expect(frame.patches).toHaveLength(patches.length);
      for (const [index, patch] of patches.entries()) {
        const naive = frame.patches[index];
        if (naive !== undefined) expect(this.#tile?.receivePatch(naive, patch)).not.toBe('gap');
      }
    } else {
      const outcome = this.folds.receive(bytes);
      const { epoch, seq } = this.folds.have;
      if (outcome === 'applied') this.states.set(`${epoch} ${seq}`, JSON.stringify(naiveState(this.folds.naive)));
      if (outcome === 'gap') this.#enter(true).catch((thrown: unknown) => this.failures.push(thrown));
    }
  }
}
