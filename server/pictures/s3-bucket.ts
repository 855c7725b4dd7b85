/**
 * A bucket of S3, or of a server that speaks its protocol, through the AWS SDK. Region, keys and endpoint come from the environment, as the
 * SDK reads it. PUT, GET and DELETE of single keys alone: it is never listed.
 */
import type { S3Client } from '@aws-sdk/client-s3';
import { OBJECT_REQUEST_MS_MAX, OBJECT_TRIES } from '#server/base/limits.ts';
import { PicturesAway } from './port.ts';
import type { ObjectBucket } from './s3-files.ts';

/** Where a server is that is no AWS region has nothing to say. */
const REGION_OF_NOWHERE = 'us-east-1';

export interface BucketLocation {
  readonly bucket: string;
  /** In front of every key: '' or a path that ends with a slash. */
  readonly prefix: string;
}

/** The address `s3://bucket` or `s3://bucket/prefix`; null for any other text. */
export function parseBucket(text: string): BucketLocation | null {
  const [, bucket, path = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9._/-]*))?$/.exec(text) ?? [];
  if (bucket === undefined) return null;
  const prefix = path.replace(/\/+$/, '');
  return { bucket, prefix: prefix === '' ? '' : `${prefix}/` };
}

type Sdk = typeof import('@aws-sdk/client-s3');

/** Loads the SDK: a process whose pictures are in a folder never does. */
export async function openBucket(location: BucketLocation, env = process.env): Promise<S3Bucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  const [keyId, secret, token] = [env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY'], env['AWS_SESSION_TOKEN']];
  const session = token ? { sessionToken: token } : {};
  const client = new sdk.S3Client({
    region: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || REGION_OF_NOWHERE,
    ...(endpoint === undefined || endpoint === '' ? {} : { endpoint, forcePathStyle: true }),
    ...(keyId && secret ? { credentials: { accessKeyId: keyId, secretAccessKey: secret, ...session } } : {}),
    maxAttempts: OBJECT_TRIES,
    // Servers that are not AWS may not know the checksums that the SDK sends by default.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return new S3Bucket(sdk, client, location);
}

export class S3Bucket implements ObjectBucket {
  readonly #sdk: Sdk;
  readonly #client: S3Client;
  readonly #location: BucketLocation;

  constructor(sdk: Sdk, client: S3Client, location: BucketLocation) {
    this.#sdk = sdk;
    this.#client = client;
    this.#location = location;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const input = { ...this.#of(key), Body: bytes, ContentType: 'image/webp' };
    await this.#reach((abortSignal) => this.#client.send(new this.#sdk.PutObjectCommand(input), { abortSignal }));
  }

  async get(key: string): Promise<Uint8Array | null> {
    return this.#reach(async (abortSignal) => {
      try {
        const { Body } = await this.#client.send(new this.#sdk.GetObjectCommand(this.#of(key)), { abortSignal });
        return Body === undefined ? null : await Body.transformToByteArray();
      } catch (error) {
        if (error instanceof this.#sdk.NoSuchKey) return null;
        throw error;
      }
    });
  }

  async delete(key: string): Promise<void> {
    await this.#reach(async (abortSignal) => {
      try {
        await this.#client.send(new this.#sdk.DeleteObjectCommand(this.#of(key)), { abortSignal });
      } catch (error) {
        // Some servers say so, where S3 itself does not.
        if (!(error instanceof this.#sdk.NoSuchKey)) throw error;
      }
    });
  }

  close(): void {
    this.#client.destroy();
  }

  #of(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#location.bucket, Key: `${this.#location.prefix}${key}` };
  }

  async #reach<Result>(send: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    try {
      return await send(AbortSignal.timeout(OBJECT_REQUEST_MS_MAX));
    } catch (error) {
      throw new PicturesAway('the bucket of pictures is not to be reached', { cause: error });
    }
  }
}
