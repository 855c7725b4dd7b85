/**
 * The worker thread that owns the database. Requests that arrive during a commit form the next transaction. There is no timer: a
 * slow disk makes large transactions by itself, and on a fast one a pause would only delay each answer.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { STORE_BATCH_REQUESTS_MAX } from '#server/base/limits.ts';
import { toStoreError } from '#server/store/sqlite/result-codes.ts';
import type { FromWorker, ToWorker, WorkerRequest, WorkerResponse } from '#server/store/sqlite/worker-messages.ts';
import { GroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

function respond(responses: readonly WorkerResponse[]): void {
  send({ kind: 'answers', answers: responses }, responses.flatMap(buffersOf));
}

/** The buffers of a response: SQLite allocates one for each value, so they move to the other thread without a copy. */
function buffersOf(response: WorkerResponse): ArrayBuffer[] {
  if (!response.ok || typeof response.result !== 'object' || response.result === null) return [];
  const results = Array.isArray(response.result) ? response.result : [response.result];
  return results.flatMap((result) => {
    if (typeof result !== 'object' || !('bytes' in result) || !(result.bytes instanceof Uint8Array)) return [];
    return result.bytes.buffer instanceof ArrayBuffer ? [result.bytes.buffer] : [];
  });
}

function openGroupCommit(): GroupCommit | null {
  try {
    const { db, checked } = openDatabase(workerData.folder);
    const groupCommit = new GroupCommit(db);
    send({ kind: 'open', checked });
    return groupCommit;
  } catch (error) {
    const { code, detail } = toStoreError(error);
    send({ kind: 'failed', failure: { code, detail } });
    return null;
  }
}

const groupCommit = openGroupCommit();
if (groupCommit !== null)
  port.on('message', (first: ToWorker) => {
    const requests: WorkerRequest[] = [];
    let next: ToWorker | undefined = first;
    while (next !== undefined && next !== 'close') {
      requests.push(...next);
      next = requests.length < STORE_BATCH_REQUESTS_MAX ? receiveMessageOnPort(port)?.message : undefined;
    }
    if (requests.length > 0) groupCommit.process(requests, respond);
    if (next === 'close') {
      groupCommit.close();
      port.close();
    }
  });
