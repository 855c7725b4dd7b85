/**
 * Group commit: all waiting writes are one transaction, each in a savepoint of its own, and no write is answered before COMMIT
 * has returned. Reads follow, so they see every write answered before and none that could still be lost.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { endsTransaction, toStoreError } from '#server/store/sqlite/result-codes.ts';
import { readOperations } from '#server/store/sqlite/tables/read-operations.ts';
import { prepareAll } from '#server/store/sqlite/tables/statements.ts';
import { ERASING_METHODS, writeOperations } from '#server/store/sqlite/tables/write-operations.ts';
import type {
  Method,
  Operations,
  ReadMethod,
  WorkerRequest,
  WorkerResponse,
  WriteMethod,
} from '#server/store/sqlite/worker-messages.ts';
import { Vacuum } from './vacuum.ts';

export class GroupCommit {
  readonly #reads: Operations<ReadMethod>;
  readonly #writes: Operations<WriteMethod>;
  readonly #db: DatabaseSync;
  readonly #vacuum: Vacuum;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  readonly #rollbackTo: StatementSync;

  constructor(db: DatabaseSync) {
    const statements = prepareAll(db);
    this.#db = db;
    this.#reads = readOperations(statements);
    this.#writes = writeOperations(statements);
    this.#vacuum = new Vacuum(db);
    this.#savepoint = db.prepare('SAVEPOINT request');
    this.#release = db.prepare('RELEASE request');
    this.#rollbackTo = db.prepare('ROLLBACK TO request');
  }

  /** Answers each request exactly once, in one or more calls of `respond`. */
  process(requests: readonly WorkerRequest[], respond: (responses: readonly WorkerResponse[]) => void): void {
    const writes = requests.filter((request) => isWrite(request, this.#writes));
    const reads = requests.filter((request) => isRead(request, this.#reads));
    if (writes.length > 0) {
      const responses = this.#commit(writes);
      const erasing = new Set(writes.filter(({ method }) => ERASING_METHODS.has(method)).map(({ id }) => id));
      if (writes.some(({ method }) => method === 'append')) this.#vacuum.onActivity();
      if (erasing.size === 0) respond(responses);
      else {
        respond(responses.filter(({ id }) => !erasing.has(id)));
        this.#vacuum.afterErasure();
        respond(responses.filter(({ id }) => erasing.has(id)));
      }
    }
    if (reads.length > 0) respond(reads.map((request) => runRead(request, this.#reads)));
  }

  close(): void {
    this.#vacuum.stop();
    this.#db.close();
  }

  #commit(writes: readonly WorkerRequest<WriteMethod>[]): readonly WorkerResponse[] {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const responses = writes.map((request) => this.#write(request));
      this.#db.exec('COMMIT');
      return responses;
    } catch (error) {
      // SQLite may have rolled back by itself.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const { code, detail } = toStoreError(error);
      return writes.map(({ id }) => ({ id, ok: false, code, detail }));
    }
  }

  /** @throws errors that end the whole transaction */
  #write(request: WorkerRequest<WriteMethod>): WorkerResponse {
    this.#savepoint.run();
    try {
      const result = run(request, this.#writes);
      this.#release.run();
      return { id: request.id, ok: true, result };
    } catch (error) {
      if (endsTransaction(error)) throw error;
      this.#rollbackTo.run();
      this.#release.run();
      return failureResponse(request, error);
    }
  }
}

function isWrite(request: WorkerRequest, writes: Operations<WriteMethod>): request is WorkerRequest<WriteMethod> {
  return request.method in writes;
}

function isRead(request: WorkerRequest, reads: Operations<ReadMethod>): request is WorkerRequest<ReadMethod> {
  return request.method in reads;
}

function run<M extends Method>(request: WorkerRequest<M>, operations: Operations<M>) {
  return operations[request.method](...request.args);
}

function runRead(request: WorkerRequest<ReadMethod>, reads: Operations<ReadMethod>): WorkerResponse {
  try {
    return { id: request.id, ok: true, result: run(request, reads) };
  } catch (error) {
    return failureResponse(request, error);
  }
}

function failureResponse({ id }: WorkerRequest, error: unknown): WorkerResponse {
  const { code, detail } = toStoreError(error);
  return { id, ok: false, code, detail };
}
