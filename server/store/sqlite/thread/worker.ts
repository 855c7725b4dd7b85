/**
 * The database's thread. While a commit waits for the disk, requests gather; they are the next transaction. Nothing waits
 * for a clock: a slow disk makes large transactions by itself, and on a quick one a pause would only be added to each answer.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { STORE_BATCH_REQUESTS_MAX } from '../../../limits.ts';
import type { Answer, Down, Request, Up } from '../request.ts';
import { Batches } from './batch.ts';
import { asStoreError } from './failure.ts';
import { openDatabase } from './open.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');

function send(message: Down, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

function answer(answers: readonly Answer[]): void {
  send({ kind: 'answers', answers }, answers.flatMap(buffersOf));
}

/** SQLite gave each of these bytes a buffer of their own: they change threads without a copy. */
function buffersOf(answered: Answer): ArrayBuffer[] {
  if (!answered.ok || typeof answered.result !== 'object' || answered.result === null) return [];
  const results = Array.isArray(answered.result) ? answered.result : [answered.result];
  return results.flatMap((result) => {
    if (typeof result !== 'object' || !('bytes' in result) || !(result.bytes instanceof Uint8Array)) return [];
    return result.bytes.buffer instanceof ArrayBuffer ? [result.bytes.buffer] : [];
  });
}

function start(): Batches | null {
  try {
    const { db, checked } = openDatabase(workerData.folder);
    const batches = new Batches(db);
    send({ kind: 'open', checked });
    return batches;
  } catch (error) {
    const { code, detail } = asStoreError(error);
    send({ kind: 'shut', why: { code, detail } });
    return null;
  }
}

const batches = start();
if (batches !== null)
  port.on('message', (first: Up) => {
    const requests: Request[] = [];
    let up: Up | undefined = first;
    while (up !== undefined && up !== 'close') {
      requests.push(...up);
      up = requests.length < STORE_BATCH_REQUESTS_MAX ? receiveMessageOnPort(port)?.message : undefined;
    }
    if (requests.length > 0) batches.serve(requests, answer);
    if (up === 'close') {
      batches.close();
      port.close();
    }
  });
