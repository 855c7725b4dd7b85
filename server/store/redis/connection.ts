/**
 * The connections to Redis, which carries what may be lost. While it is away or does not answer, a command rejects soon, and nobody waits
 * for it: whoever asks has another way.
 */
import { Redis } from 'ioredis';
import { REDIS_ANSWER_MS, REDIS_RETRY_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';

export class RedisConnection {
  readonly client: Redis;
  readonly subscriber: Redis;
  readonly #log: Log;
  /** Asks a Redis that does not answer whether it does again. */
  readonly #probe: NodeJS.Timeout;
  #isDown = false;

  /** @param answerMs a command that is not answered by then is not waited for */
  constructor(url: string, log: Log, answerMs = REDIS_ANSWER_MS) {
    this.#log = log;
    const options = {
      connectTimeout: REDIS_RETRY_MS,
      // Nothing waits for a Redis that returns: what it would say then is old.
      enableOfflineQueue: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => REDIS_RETRY_MS,
      // They ask more of the server than Jogak needs.
      disableClientInfo: true,
      enableReadyCheck: false,
    } as const;
    this.client = new Redis(url, { ...options, commandTimeout: answerMs });
    this.subscriber = new Redis(url, options);
    for (const redis of [this.client, this.subscriber]) redis.on('error', () => this.#noteDown());
    this.client.on('ready', () => this.#noteUp());
    this.#probe = setInterval(() => {
      if (this.#isDown) void this.ask((client) => client.ping());
    }, REDIS_RETRY_MS);
    this.#probe.unref();
  }

  get isUp(): boolean {
    return this.client.status === 'ready' && !this.#isDown;
  }

  /** Runs a command. Null: Redis is away. */
  async ask<Answer>(command: (client: Redis) => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await command(this.client);
      this.#noteUp();
      return answer;
    } catch {
      this.#noteDown();
      return null;
    }
  }

  close(): void {
    clearInterval(this.#probe);
    this.client.disconnect();
    this.subscriber.disconnect();
  }

  #noteDown(): void {
    if (!this.#isDown) this.#log.warn('Redis does not answer: each process counts guesses for itself meanwhile');
    this.#isDown = true;
  }

  #noteUp(): void {
    if (this.#isDown) this.#log.info('Redis answers again');
    this.#isDown = false;
  }
}
