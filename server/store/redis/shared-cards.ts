/**
 * The cards of all nodes' classes: one hash in Redis, and one channel for the changes. Each node keeps what it receives, and reads the
 * hash when it connects. Each writes the cards of its own classes anew now and then, so a Redis that has forgotten everything is right again.
 */
import { CARDS_FLUSH_MS, CARDS_REWRITE_MS } from '#server/base/limits.ts';
import type { CardListener, ClassCards } from '#server/store/class-cards.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import type { RedisConnection } from './connection.ts';

export interface SharedCardsDeps {
  readonly redis: RedisConnection;
  /** Of the keys of one installation. */
  readonly prefix: string;
  /** Names this run of this process, as the leases do. */
  readonly holder: string;
  /** Whether the process that wrote a card has ended. */
  readonly isSilent: (holder: string) => Promise<boolean>;
}

interface Card {
  readonly holder: string;
  readonly view: OpenClassView | null;
}

interface CardMessage extends Card {
  readonly id: ClassroomId;
  /** The holder has the class no more: its card is worth nothing. */
  readonly isLeft: boolean;
}

/** Removes a card if it is this holder's. The text of a card begins with its holder. */
const REMOVE_OWN = `local card = redis.call('hget', KEYS[1], ARGV[1])
if card and string.sub(card, 1, #ARGV[2]) == ARGV[2] then return redis.call('hdel', KEYS[1], ARGV[1]) end
return 0`;

/** The text of a card: our own processes wrote it. */
const textOf = ({ holder, view }: Card) => `${holder}\n${JSON.stringify(view)}`;

function cardOf(text: string): Card {
  const end = text.indexOf('\n');
  const view: OpenClassView | null = JSON.parse(text.slice(end + 1));
  return { holder: text.slice(0, end), view };
}

export class SharedCards implements ClassCards {
  readonly #deps: SharedCardsDeps;
  readonly #key: string;
  /** Of other nodes. */
  readonly #others = new Map<ClassroomId, Card>();
  /** Of this one: as they stand, and which of them are not sent yet. */
  readonly #own = new Map<ClassroomId, string>();
  readonly #unsent = new Set<ClassroomId>();
  /** Classes of which Redis may still have a card of this process. */
  readonly #left = new Map<ClassroomId, CardMessage>();
  readonly #timers: readonly NodeJS.Timeout[];
  #listener: CardListener = () => undefined;

  constructor(deps: SharedCardsDeps) {
    this.#deps = deps;
    this.#key = `${deps.prefix}:cards`;
    const { client, subscriber } = deps.redis;
    subscriber.on('message', (_channel, text) => this.#receive(JSON.parse(text)));
    const subscribe = () => {
      void subscriber
        .subscribe(this.#key)
        .then(() => this.#readAll())
        // It has gone again: the next connection subscribes.
        .catch(() => undefined);
    };
    subscriber.on('ready', subscribe);
    if (subscriber.status === 'ready') subscribe();
    client.on('ready', () => void this.#rewrite());
    this.#timers = [
      setInterval(() => void this.#flush(), CARDS_FLUSH_MS),
      setInterval(() => void this.#rewrite(), CARDS_REWRITE_MS),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  async card(id: ClassroomId): Promise<OpenClassView | null | undefined> {
    const card = this.#others.get(id);
    if (card === undefined) return undefined;
    if (!(await this.#deps.isSilent(card.holder))) return card.view;
    this.#forget(id, card.holder);
    return undefined;
  }

  show(id: ClassroomId, view: OpenClassView | null): void {
    this.#others.delete(id);
    const text = textOf({ holder: this.#deps.holder, view });
    if (this.#own.get(id) === text) return;
    this.#own.set(id, text);
    this.#left.delete(id);
    this.#unsent.add(id);
  }

  leave(id: ClassroomId, view: OpenClassView | null): void {
    this.#own.delete(id);
    this.#unsent.delete(id);
    const message = { id, holder: this.#deps.holder, view, isLeft: true };
    this.#left.set(id, message);
    void this.#remove(message);
  }

  listen(listener: CardListener): void {
    this.#listener = listener;
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #receive({ id, holder, view, isLeft }: CardMessage): void {
    if (holder === this.#deps.holder) return;
    const known = this.#others.get(id);
    // The next one has sent its own already, or this process has it.
    if (isLeft && known !== undefined && known.holder !== holder) return;
    if (this.#own.has(id)) return;
    if (isLeft) this.#others.delete(id);
    else this.#others.set(id, { holder, view });
    this.#listener(id, view);
  }

  /** Sends what has changed, each class once. */
  async #flush(): Promise<void> {
    const ids = [...this.#unsent];
    if (ids.length === 0) return;
    this.#unsent.clear();
    if (!(await this.#write(ids))) {
      // Sent once Redis is back.
      for (const id of ids) this.#unsent.add(id);
      return;
    }
    for (const id of ids) {
      const text = this.#own.get(id);
      if (text !== undefined) this.#publish({ id, ...cardOf(text), isLeft: false });
    }
  }

  /** Removes the card of a class that this process has no more, and says so. If Redis is away, with the next rewriting. */
  async #remove(message: CardMessage): Promise<void> {
    const { id, holder } = message;
    if ((await this.#deps.redis.ask((client) => client.eval(REMOVE_OWN, 1, this.#key, id, holder))) === null) return;
    if (this.#left.get(id) !== message) return;
    this.#left.delete(id);
    this.#publish(message);
  }

  async #rewrite(): Promise<void> {
    for (const message of [...this.#left.values()]) await this.#remove(message);
    await this.#write([...this.#own.keys()]);
  }

  async #write(ids: readonly ClassroomId[]): Promise<boolean> {
    const cards = ids.flatMap((id) => [id, this.#own.get(id) ?? '']).filter((_, place, all) => all[place | 1] !== '');
    if (cards.length === 0) return true;
    return (await this.#deps.redis.ask((client) => client.hset(this.#key, ...cards))) !== null;
  }

  #publish(message: CardMessage): void {
    void this.#deps.redis.ask((client) => client.publish(this.#key, JSON.stringify(message)));
  }

  /** What was sent while this process did not listen. */
  async #readAll(): Promise<void> {
    const found = await this.#deps.redis.ask((client) => client.hgetall(this.#key));
    if (found === null) return;
    for (const [field, text] of Object.entries(found)) {
      const id = field as ClassroomId;
      const card = cardOf(text);
      if (card.holder === this.#deps.holder || this.#own.has(id)) continue;
      if (await this.#deps.isSilent(card.holder)) {
        this.#forget(id, card.holder);
        continue;
      }
      this.#others.set(id, card);
      this.#listener(id, card.view);
    }
  }

  #forget(id: ClassroomId, holder: string): void {
    this.#others.delete(id);
    void this.#deps.redis.ask((client) => client.eval(REMOVE_OWN, 1, this.#key, id, holder));
  }
}
