/**
 * Group commit: what waits is one transaction, each change in a savepoint of its own, and no change is answered before
 * COMMIT has returned. Questions follow, so that they see every change answered before and none that could still be lost.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Answer, Method, Operations, Read, Request, Write } from '../request.ts';
import { readOperations } from '../tables/reads.ts';
import { prepareAll } from '../tables/statements.ts';
import { ERASING, writeOperations } from '../tables/writes.ts';
import { asStoreError, endsTransaction } from './failure.ts';
import { Wiper } from './wipe.ts';

export class Batches {
  readonly #reads: Operations<Read>;
  readonly #writes: Operations<Write>;
  readonly #db: DatabaseSync;
  readonly #wiper: Wiper;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  readonly #rollbackTo: StatementSync;

  constructor(db: DatabaseSync) {
    const statements = prepareAll(db);
    this.#db = db;
    this.#reads = readOperations(statements);
    this.#writes = writeOperations(statements);
    this.#wiper = new Wiper(db);
    this.#savepoint = db.prepare('SAVEPOINT request');
    this.#release = db.prepare('RELEASE request');
    this.#rollbackTo = db.prepare('ROLLBACK TO request');
  }

  /** Answers each request exactly once, some before others. */
  serve(requests: readonly Request[], answer: (answers: readonly Answer[]) => void): void {
    const writes = requests.filter((request) => isWrite(request, this.#writes));
    const reads = requests.filter((request) => isRead(request, this.#reads));
    if (writes.length > 0) {
      const answers = this.#commit(writes);
      const erasing = new Set(writes.filter(({ method }) => ERASING.has(method)).map(({ id }) => id));
      if (writes.some(({ method }) => method === 'append')) this.#wiper.played();
      if (erasing.size === 0) answer(answers);
      else {
        answer(answers.filter(({ id }) => !erasing.has(id)));
        this.#wiper.erased();
        answer(answers.filter(({ id }) => erasing.has(id)));
      }
    }
    if (reads.length > 0) answer(reads.map((request) => attempt(request, this.#reads)));
  }

  close(): void {
    this.#wiper.stop();
    this.#db.close();
  }

  #commit(writes: readonly Request<Write>[]): readonly Answer[] {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const answers = writes.map((request) => this.#write(request));
      this.#db.exec('COMMIT');
      return answers;
    } catch (error) {
      // SQLite itself may have rolled back already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const { code, detail } = asStoreError(error);
      return writes.map(({ id }) => ({ id, ok: false, code, detail }));
    }
  }

  /** @throws what ends the whole transaction */
  #write(request: Request<Write>): Answer {
    this.#savepoint.run();
    try {
      const result = run(request, this.#writes);
      this.#release.run();
      return { id: request.id, ok: true, result };
    } catch (error) {
      if (endsTransaction(error)) throw error;
      this.#rollbackTo.run();
      this.#release.run();
      return refused(request, error);
    }
  }
}

function isWrite(request: Request, writes: Operations<Write>): request is Request<Write> {
  return request.method in writes;
}

function isRead(request: Request, reads: Operations<Read>): request is Request<Read> {
  return request.method in reads;
}

function run<M extends Method>(request: Request<M>, operations: Operations<M>) {
  return operations[request.method](...request.args);
}

function attempt(request: Request<Read>, reads: Operations<Read>): Answer {
  try {
    return { id: request.id, ok: true, result: run(request, reads) };
  } catch (error) {
    return refused(request, error);
  }
}

function refused({ id }: Request, error: unknown): Answer {
  const { code, detail } = asStoreError(error);
  return { id, ok: false, code, detail };
}
