/** Starts a MongoDB server process of any source, and waits until it listens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mongoose from 'mongoose';
import { freePort } from '#e2e/store/mongo-server/free-ports.ts';
import type { MongoSource } from './local-programs.ts';

/** The wire version that mongo-java-server reports: that of MongoDB 4.4, the lowest that the driver accepts. */
export const JAVA_WIRE_VERSION = 9;

export interface MongoProcess {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Listens on loopback. @param port 0: any free port */
export async function startMongoProcess(
  source: Exclude<MongoSource, { kind: 'uri' }>,
  folder: string,
  port: number,
  wireVersion = JAVA_WIRE_VERSION,
): Promise<MongoProcess> {
  if (source.kind === 'java') return startJava(source, folder, port, wireVersion);
  return startMongod(source.binary, folder, port === 0 ? await freePort() : port);
}

async function startJava(
  { java, classPath }: Extract<MongoSource, { kind: 'java' }>,
  folder: string,
  port: number,
  wireVersion: number,
): Promise<MongoProcess> {
  // Small and quick to start: it runs beside browsers, on two cores.
  const memoryFlags = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'];
  const args = [
    ...memoryFlags,
    '-cp',
    classPath,
    'Launcher',
    String(port),
    join(folder, 'mongo.mv'),
    String(wireVersion),
  ];
  // It ends with its input, which ends with this process.
  const child = spawn(java, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const match = await matchingLine(child, /^listening on (\d+)$/);
  return { child, port: Number(match[1]) };
}

/** A replica set of one, as the operations guide requires: its writes are journaled, and it is its own majority. */
async function startMongod(binary: string, folder: string, port: number): Promise<MongoProcess> {
  const listenArgs = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'];
  const args = [...listenArgs, '--replSet', 'jogak', '--wiredTigerCacheSizeGB', '0.25', '--nounixsocket'];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await matchingLine(child, /Waiting for connections/i);
  const connection = await mongoose.createConnection(`mongodb://127.0.0.1:${port}/?directConnection=true`).asPromise();
  try {
    const admin = connection.getClient().db('admin');
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
    // Refused when the folder has its replica set already.
    await admin.command({ replSetInitiate: { _id: 'jogak', members } }).catch(() => undefined);
    while ((await admin.command({ hello: 1 }))['isWritablePrimary'] !== true)
      await new Promise((resolve) => setTimeout(resolve, 100));
  } finally {
    await connection.close();
  }
  return { child, port };
}

/** The first matching line; later output is read and discarded. */
async function matchingLine(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  if (child.stdout === null) throw new Error('the process has no output');
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (text) => {
      const found = pattern.exec(text);
      if (found !== null) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the database ended with ${code} before it listened`)));
  });
}
