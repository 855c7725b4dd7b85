/**
 * This process among those that share a store: one beat every NODE_BEAT_MS however many classes it has, and a watch over the others. A
 * round is one beat, one look at all, and what its listener does; it counts only when all of it succeeded. Between two rounds there is one
 * look alone, and one at the moment from which a process is silent, unless looks are slow: whoever waits for its classes need not wait for
 * the next round.
 */
import { hash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  NODE_BEAT_MS,
  NODE_FORGOTTEN_MS,
  NODE_LOOK_GAP_MS,
  NODE_LOOK_MS,
  NODE_SILENT_MS,
} from '#server/base/limits.ts';
import { StoreError } from '#server/store/error.ts';
import type { LeaseRecords, NodeRecord } from './lease-records.ts';
import { holderOf, NodeWatch } from './node-watch.ts';
import { hasEnded, processPlace } from './process-place.ts';

export interface NodeDeps {
  readonly records: LeaseRecords;
  /** Unique among the processes of the store, and the same after a restart. */
  readonly name: string;
  /** The newest first. */
  readonly sessionSecrets: readonly string[];
  readonly teacherKey: string;
}

/** @param isContinuous false: time has passed without a beat, in which another process may have taken a class */
export type RoundListener = (isContinuous: boolean) => Promise<void>;

/** 32 bits: enough to tell two secrets apart, too few to guess one by. */
const digestOf = (secret: string) => hash('sha256', `jogak ${secret}`, 'hex').slice(0, 8);

export class NodeHeartbeat {
  readonly #records: LeaseRecords;
  readonly #own: NodeRecord;
  readonly #watch = new NodeWatch();
  readonly #displaced = Promise.withResolvers<StoreError>();
  /** Of others: when each was first seen to be silent. */
  readonly #silentSince = new Map<string, number>();
  #listener: RoundListener = async () => undefined;
  #beatAt = performance.now();
  /** When the last round has ended. Monotonic ms. */
  #restsSince = performance.now();
  /** How long the last look took. */
  #lookTookMs = 0;
  #nextLook = Promise.withResolvers<void>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();
  #isStopped = false;
  #livingCount = 1;
  #isFirst = true;

  private constructor({ records, name, sessionSecrets, teacherKey }: NodeDeps) {
    this.#records = records;
    this.#own = {
      name,
      run: randomBytes(9).toString('base64url'),
      beat: 0,
      place: processPlace(),
      sessionDigests: sessionSecrets.map(digestOf),
      teacherDigest: digestOf(teacherKey),
    };
  }

  /** @throws {StoreError} name-in-use, other-secrets: another process lives, and the two cannot both run */
  static async start(deps: NodeDeps): Promise<NodeHeartbeat> {
    const node = new NodeHeartbeat(deps);
    await node.#register();
    // Nobody has been watched yet: who is not known to have ended counts.
    node.#isFirst = node.#precedes((await deps.records.nodes()).filter(({ place }) => !hasEnded(place)));
    node.#beatAt = performance.now();
    node.#schedule();
    try {
      await node.#compareSecrets();
    } catch (error) {
      await node.stop();
      throw error;
    }
    return node;
  }

  /** Names this run as the holder of a lease. */
  get holder(): string {
    return holderOf(this.#own);
  }

  /** Resolves if another process has started under this name: all leases of this one are gone. */
  get displaced(): Promise<StoreError> {
    return this.#displaced.promise;
  }

  /** Whether the database has answered a beat just now: then nobody can have found this process silent. */
  get isFresh(): boolean {
    return performance.now() - this.#beatAt <= NODE_LOOK_GAP_MS;
  }

  /** Resolves when all processes have been looked at once more. */
  get nextLook(): Promise<void> {
    return this.#nextLook.promise;
  }

  /** How many processes showed life at the last look, this one among them. */
  get livingCount(): number {
    return this.#livingCount;
  }

  /**
   * Whether this process has the first name of those that showed life at the last look, or were there when it started: one of them does
   * what is to be done once for all. Two may for a moment, and nobody until one that was killed is seen to be silent.
   */
  get isFirst(): boolean {
    return this.#isFirst;
  }

  /** Called in every round from now on. */
  onRound(listener: RoundListener): void {
    this.#listener = listener;
  }

  /** Whether the holder of a lease has ended or shows no life. A run that the watch does not know is looked for in the store. */
  async isSilent(holder: string): Promise<boolean> {
    const seen = this.#watch.isSilent(holder);
    if (seen !== null) return seen;
    return !(await this.#records.nodes()).some((node) => holderOf(node) === holder);
  }

  /** Ends in order: others need not wait for silence. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#round;
    // What remains is silent soon.
    await this.#records.removeNode(this.#own.name, this.#own.run).catch(() => undefined);
  }

  async #register(): Promise<void> {
    for (;;) {
      const nodes = await this.#records.nodes();
      const before = nodes.find(({ name }) => name === this.#own.name);
      if (before === undefined) {
        if (await this.#records.addNode(this.#own)) return;
      } else {
        if (await this.#lives(before)) throw new StoreError('name-in-use', before.name);
        if (await this.#records.replaceNode(before.run, this.#own)) return;
      }
    }
  }

  async #compareSecrets(): Promise<void> {
    const strangers = (await this.#records.nodes()).filter((node) => !this.#hasSecretsOf(node));
    const living = await Promise.all(strangers.map((node) => this.#lives(node)));
    const stranger = strangers.find((_, index) => living[index]);
    if (stranger !== undefined) throw new StoreError('other-secrets', stranger.name);
  }

  /** Each verifies what the other signs. Secrets are exchanged one at a time, so two processes may have different lists. */
  #hasSecretsOf({ sessionDigests, teacherDigest }: NodeRecord): boolean {
    const own = this.#own;
    const [ownFirst = ''] = own.sessionDigests;
    const [first = ''] = sessionDigests;
    return (
      teacherDigest === own.teacherDigest && sessionDigests.includes(ownFirst) && own.sessionDigests.includes(first)
    );
  }

  /** Whether another process shows life. Resolves at its next beat, or after NODE_SILENT_MS. */
  async #lives(node: NodeRecord): Promise<boolean> {
    if (hasEnded(node.place)) return false;
    const since = performance.now();
    while (performance.now() - since < NODE_SILENT_MS) {
      await wait(NODE_BEAT_MS / 2);
      const now = (await this.#records.nodes()).find(({ name }) => name === node.name);
      if (now === undefined) return false;
      if (now.run !== node.run || now.beat !== node.beat) return true;
    }
    return false;
  }

  #schedule(): void {
    if (this.#isStopped) return;
    const now = performance.now();
    const untilRound = this.#restsSince + NODE_BEAT_MS - now;
    // A slow database, or a busy machine, is asked no more for it: the next beat would wait for the answer.
    const isSlow = this.#lookTookMs > NODE_LOOK_MS / 2;
    const untilLook = isSlow ? untilRound : Math.min(NODE_LOOK_MS, this.#watch.nextSilenceAt - now);
    const next = untilRound <= untilLook ? () => this.#beat() : () => this.#lookBetween();
    const pause = Math.max(1, Math.ceil(Math.min(untilRound, untilLook)));
    this.#timer = setTimeout(() => {
      this.#round = next().finally(() => this.#schedule());
    }, pause);
    this.#timer.unref();
  }

  /** Never rejects. */
  async #beat(): Promise<void> {
    const at = performance.now();
    try {
      if (!(await this.#countUp())) return;
      const isContinuous = at - this.#beatAt <= NODE_LOOK_GAP_MS;
      const nodes = await this.#look(true);
      await this.#listener(isContinuous);
      this.#beatAt = at;
      await this.#forgetSilent(nodes);
    } catch {
      // The database is away: nobody's time counts, and the next round tries again.
      this.#watch.lookFailed();
    } finally {
      this.#restsSince = performance.now();
    }
  }

  /** Never rejects. */
  async #lookBetween(): Promise<void> {
    try {
      await this.#look(false);
    } catch {
      this.#watch.lookFailed();
    }
  }

  async #look(hasBeaten: boolean): Promise<readonly NodeRecord[]> {
    const at = performance.now();
    const nodes = await this.#records.nodes();
    this.#lookTookMs = performance.now() - at;
    this.#watch.look(nodes, at, hasBeaten);
    const living = nodes.filter((each) => this.#watch.isSilent(holderOf(each)) !== true);
    this.#livingCount = Math.max(1, living.length);
    this.#isFirst = this.#precedes(living);
    this.#nextLook.resolve();
    this.#nextLook = Promise.withResolvers();
    return nodes;
  }

  #precedes(nodes: readonly NodeRecord[]): boolean {
    return nodes.every(({ name }) => name >= this.#own.name);
  }

  /** Counts the own beat up. False: another process has this name now. */
  async #countUp(): Promise<boolean> {
    const { name, run } = this.#own;
    if (await this.#records.beatNode(name, run)) return true;
    // Forgotten during a long outage, or put back from a backup.
    if (await this.#records.addNode(this.#own)) return true;
    this.#isStopped = true;
    this.#displaced.resolve(new StoreError('name-in-use', name));
    return false;
  }

  /** Removes the records of processes that ended without order and did not return. */
  async #forgetSilent(nodes: readonly NodeRecord[]): Promise<void> {
    const now = performance.now();
    for (const node of nodes) {
      const holder = holderOf(node);
      if (this.#watch.isSilent(holder) !== true) {
        this.#silentSince.delete(holder);
        continue;
      }
      const since = this.#silentSince.get(holder) ?? now;
      this.#silentSince.set(holder, since);
      if (now - since < NODE_FORGOTTEN_MS) continue;
      await this.#records.removeNode(node.name, node.run);
      this.#silentSince.delete(holder);
    }
  }
}
