/** The main thread's side of the worker: a promise for each request. If the worker ends unasked, every promise rejects, now and later. */
import { Worker } from 'node:worker_threads';
import { StoreError } from '#server/store/error.ts';
import { toStoreError } from './result-codes.ts';
import type {
  FromWorker,
  Method,
  MethodArguments,
  MethodResult,
  WorkerRequest,
  WorkerResponse,
} from './worker-messages.ts';

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: StoreError): void;
}

export class WorkerClient {
  /** Resolves with the reason if the worker ends unasked; else never. */
  readonly failed: Promise<StoreError>;
  readonly #worker: Worker;
  readonly #opened = Promise.withResolvers<boolean>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #pending = new Map<number, PendingCall>();
  #lastId = 0;
  /** Requests of this turn of the event loop: one message carries them all. */
  #outbox: WorkerRequest[] = [];
  #transfer: ArrayBuffer[] = [];
  /** Why new calls are rejected; null while they are accepted. */
  #closedBy: StoreError | null = null;

  constructor(folder: string) {
    const failed = Promise.withResolvers<StoreError>();
    this.failed = failed.promise;
    this.#worker = new Worker(new URL('./worker/worker-thread.ts', import.meta.url), {
      name: 'store',
      workerData: { folder },
    });
    const fail = (cause: string) => {
      if (this.#closedBy?.code === 'store-failed') return;
      this.#closedBy = new StoreError('store-failed', cause);
      this.#opened.reject(this.#closedBy);
      for (const { reject } of this.#pending.values()) reject(this.#closedBy);
      this.#pending.clear();
      failed.resolve(this.#closedBy);
    };
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('messageerror', (error) => fail(error.message));
    this.#worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => {
      if (this.#closedBy === null || this.#pending.size > 0) fail(`its worker thread ended with code ${code}`);
      this.#ended.resolve();
    });
  }

  /** Resolves when the database is open, with whether the file was checked and found undamaged. */
  async whenOpen(): Promise<boolean> {
    try {
      return await this.#opened.promise;
    } catch (error) {
      await this.#ended.promise;
      throw error;
    }
  }

  call<M extends Method>(
    method: M,
    args: MethodArguments<M>,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<MethodResult<M>> {
    if (this.#closedBy !== null) return Promise.reject(this.#closedBy);
    this.#lastId += 1;
    const id = this.#lastId;
    if (this.#outbox.length === 0) queueMicrotask(() => this.#flush());
    // This method's type ties the arguments to the method; the union of all requests does not.
    this.#outbox.push({ id, method, args } as unknown as WorkerRequest);
    this.#transfer.push(...transfer);
    const { promise, resolve, reject } = Promise.withResolvers<MethodResult<M>>();
    this.#pending.set(id, { resolve: (result) => resolve(result as MethodResult<M>), reject });
    return promise;
  }

  /** Accepts no more calls, lets the worker finish its requests, and resolves when it has ended. */
  close(): Promise<void> {
    if (this.#closedBy === null) {
      this.#flush();
      this.#closedBy = new StoreError('store-closed');
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
      // A value that cannot be cloned: an internal error. Its caller must not wait for ever.
      const { code, detail } = toStoreError(error);
      for (const { id } of requests) this.#settle({ id, ok: false, code, detail });
    }
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'open') this.#opened.resolve(message.checked);
    else if (message.kind === 'failed') {
      this.#closedBy = new StoreError(message.failure.code, message.failure.detail);
      this.#opened.reject(this.#closedBy);
    } else for (const response of message.answers) this.#settle(response);
  }

  #settle(response: WorkerResponse): void {
    const pending = this.#pending.get(response.id);
    this.#pending.delete(response.id);
    if (response.ok) pending?.resolve(response.result);
    else pending?.reject(new StoreError(response.code, response.detail));
  }
}
