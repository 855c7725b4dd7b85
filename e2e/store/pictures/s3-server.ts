/** A real S3 server on loopback: versitygw, which keeps objects as files, or else moto, which keeps them in memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BucketAlreadyExists, BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from '#e2e/store/mongo-server/free-ports.ts';
import { killChild } from '#e2e/store/mongo-server/kill-child.ts';
import { CACHE_FOLDER, findOnPath } from '#e2e/store/mongo-server/local-programs.ts';
import { until } from '#e2e/store/mongo-server/until.ts';
import type { BucketLocation } from '#server/pictures/s3-bucket.ts';

export const S3_SOURCES = `versitygw (VERSITYGW, on the PATH, or in ${join('node_modules', '.cache', 'jogak')}), moto_server`;
const KEYS = { access: 'jogak-test', secret: 'jogak-test-secret' };

type S3Program = { readonly kind: 'versitygw' | 'moto'; readonly path: string };

function findS3(): S3Program | null {
  const versitygw =
    process.env['VERSITYGW'] ??
    findOnPath('versitygw') ??
    [join(CACHE_FOLDER, 'versitygw'), join(homedir(), 'go', 'bin', 'versitygw')].find(existsSync);
  if (versitygw !== undefined && versitygw !== '') return { kind: 'versitygw', path: versitygw };
  const moto = findOnPath('moto_server') ?? [join(CACHE_FOLDER, 'moto', 'bin', 'moto_server')].find(existsSync) ?? null;
  return moto === null ? null : { kind: 'moto', path: moto };
}

export const S3_PROGRAM = findS3();

export class S3Server {
  readonly location: BucketLocation = { bucket: 'pictures', prefix: '' };
  readonly #program: S3Program;
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | null = null;

  private constructor(program: S3Program, folder: string, port: number) {
    this.#program = program;
    this.#folder = folder;
    this.#port = port;
  }

  /** With one empty bucket. @throws Error if there is none on this machine */
  static async start(): Promise<S3Server> {
    if (S3_PROGRAM === null) throw new Error(`There is no S3 server here: not ${S3_SOURCES}.`);
    const folder = await mkdtemp(join(tmpdir(), 'jogak-s3-'));
    const server = new S3Server(S3_PROGRAM, folder, await freePort());
    await server.start();
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The settings of a Jogak, or of a program, that uses it. */
  get env(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL_S3: this.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: KEYS.access,
      AWS_SECRET_ACCESS_KEY: KEYS.secret,
    };
  }

  /** Starts it with its bucket, after a kill on the same port and folder. What moto had is gone then. */
  async start(): Promise<void> {
    const address = `127.0.0.1:${this.#port}`;
    const [objects, notes] = [join(this.#folder, 'objects'), join(this.#folder, 'notes')];
    await Promise.all([mkdir(objects, { recursive: true }), mkdir(notes, { recursive: true })]);
    const args =
      this.#program.kind === 'versitygw'
        ? ['--port', address, '--access', KEYS.access, '--secret', KEYS.secret, 'posix', '--sidecar', notes, objects]
        : ['-H', '127.0.0.1', '-p', String(this.#port)];
    const child = spawn(this.#program.path, args, { stdio: 'ignore' });
    this.#child = child;
    const answers = () =>
      fetch(this.endpoint).then(
        () => true,
        () => false,
      );
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${this.#program.kind} ended with ${child.exitCode}`);
      return answers();
    }, 'the S3 server answers');
    await this.#createBucket();
  }

  async #createBucket(): Promise<void> {
    const client = new S3Client({
      endpoint: this.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: KEYS.access, secretAccessKey: KEYS.secret },
    });
    try {
      await client.send(new CreateBucketCommand({ Bucket: this.location.bucket }));
    } catch (error) {
      if (!(error instanceof BucketAlreadyOwnedByYou || error instanceof BucketAlreadyExists)) throw error;
    } finally {
      client.destroy();
    }
  }

  /** Stops the process by SIGSTOP, or resumes it: it takes connections and answers nothing. */
  freeze(isFrozen: boolean): void {
    this.#child?.kill(isFrozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Its port refuses connections then. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    await killChild(child);
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
