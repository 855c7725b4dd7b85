/** The line to the database's thread: a promise a request. If that thread ends unasked, every promise is told, now and later. */
import { Worker } from 'node:worker_threads';
import { StoreError } from '../error.ts';
import type { Answer, Arguments, Down, Method, Request, Result } from './request.ts';
import { asStoreError } from './thread/failure.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: StoreError): void;
}

export class Line {
  /** Resolves with the reason if the thread ends unasked; else never. */
  readonly failed: Promise<StoreError>;
  readonly #worker: Worker;
  readonly #opened = Promise.withResolvers<boolean>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Asked in this turn, not yet on the way: one message carries them all. */
  #outbox: Request[] = [];
  #transfer: ArrayBuffer[] = [];
  /** Why nothing more is taken; null while all is well. */
  #shut: StoreError | null = null;

  constructor(folder: string) {
    const failed = Promise.withResolvers<StoreError>();
    this.failed = failed.promise;
    this.#worker = new Worker(new URL('./thread/worker.ts', import.meta.url), {
      name: 'store',
      workerData: { folder },
    });
    const fail = (said: string) => {
      if (this.#shut?.code === 'store-failed') return;
      this.#shut = new StoreError('store-failed', said);
      this.#opened.reject(this.#shut);
      for (const { reject } of this.#waiting.values()) reject(this.#shut);
      this.#waiting.clear();
      failed.resolve(this.#shut);
    };
    this.#worker.on('message', (down: Down) => this.#receive(down));
    this.#worker.on('messageerror', (error) => fail(error.message));
    this.#worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => {
      if (this.#shut === null || this.#waiting.size > 0) fail(`its thread ended with code ${code}`);
      this.#ended.resolve();
    });
  }

  /** Resolves when the database is open, with whether the file was read through and found sound. */
  async opened(): Promise<boolean> {
    try {
      return await this.#opened.promise;
    } catch (error) {
      await this.#ended.promise;
      throw error;
    }
  }

  ask<M extends Method>(method: M, args: Arguments<M>, transfer: readonly ArrayBuffer[] = []): Promise<Result<M>> {
    if (this.#shut !== null) return Promise.reject(this.#shut);
    this.#lastId += 1;
    const id = this.#lastId;
    if (this.#outbox.length === 0) queueMicrotask(() => this.#flush());
    // What belongs together is said by this method's own type; the union of all requests does not remember it.
    this.#outbox.push({ id, method, args } as unknown as Request);
    this.#transfer.push(...transfer);
    const { promise, resolve, reject } = Promise.withResolvers<Result<M>>();
    this.#waiting.set(id, { resolve: (result) => resolve(result as Result<M>), reject });
    return promise;
  }

  /** Takes nothing more, lets the thread finish what it was asked, and resolves when it has ended. */
  close(): Promise<void> {
    if (this.#shut === null) {
      this.#flush();
      this.#shut = new StoreError('store-closed');
      this.#worker.postMessage('close');
    }
    return this.#ended.promise;
  }

  #flush(): void {
    if (this.#outbox.length === 0) return;
    const requests = this.#outbox;
    const transfer = this.#transfer;
    this.#outbox = [];
    this.#transfer = [];
    try {
      this.#worker.postMessage(requests, transfer);
    } catch (error) {
      // Something that cannot change threads: a fault of ours, and nobody may wait for ever for it.
      const { code, detail } = asStoreError(error);
      for (const { id } of requests) this.#settle({ id, ok: false, code, detail });
    }
  }

  #receive(down: Down): void {
    if (down.kind === 'open') this.#opened.resolve(down.checked);
    else if (down.kind === 'shut') {
      this.#shut = new StoreError(down.why.code, down.why.detail);
      this.#opened.reject(this.#shut);
    } else for (const answer of down.answers) this.#settle(answer);
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.result);
    else waiting?.reject(new StoreError(answer.code, answer.detail));
  }
}
