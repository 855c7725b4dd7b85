/** Everything that recurs while the server runs: board ticks, broadcasts, feeds, and the ends of idle hosts and slow consumers. */
import { ATTENTION_BROADCAST_MS, CHAT_BROADCAST_TICKS, IDLE_HOST_MS } from '#server/base/limits.ts';
import type { ClassroomDirectory } from '#server/classroom/directory.ts';
import { dropSlowConsumers } from '#server/websocket/slow-consumer.ts';
import { PING_MS, TICK_MS, WALL_TICKS } from '#shared/limits.ts';
import type { ChatBroadcast } from './chat/chat-broadcast.ts';
import type { ClassroomBroadcast } from './classes/classroom-broadcast.ts';
import type { Namespaces } from './namespaces.ts';
import { AttentionFeed } from './teacher/attention-feed.ts';
import type { WallFeed } from './teacher/wall-feed.ts';

export interface TicksDeps {
  readonly namespaces: Namespaces;
  readonly classrooms: ClassroomDirectory;
  readonly chatBroadcast: ChatBroadcast;
  readonly classroomBroadcast: ClassroomBroadcast;
  readonly wallFeed: WallFeed;
}

export class Ticks {
  readonly #deps: TicksDeps;
  readonly #attentionFeed = new AttentionFeed();
  readonly #timers: readonly NodeJS.Timeout[];
  #count = 0;

  /** The timers run from now on. */
  constructor(deps: TicksDeps) {
    this.#deps = deps;
    const { namespaces, classrooms } = deps;
    const { board, chat, present, openClasses } = namespaces;
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS),
      setInterval(() => this.#attentionFeed.send(board), ATTENTION_BROADCAST_MS),
      setInterval(() => classrooms.closeIdleHosts(), IDLE_HOST_MS),
      setInterval(() => dropSlowConsumers([openClasses, board, chat, present]), PING_MS),
    ];
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** One timer for all: each further timer would wake the process as often again, and end a board's tick in between. */
  #tick(): void {
    const { classrooms, chatBroadcast, wallFeed, classroomBroadcast } = this.#deps;
    this.#count += 1;
    classrooms.tick();
    if (this.#count % CHAT_BROADCAST_TICKS === 0) chatBroadcast.flush();
    if (this.#count % WALL_TICKS !== 0) return;
    wallFeed.send();
    classroomBroadcast.flush();
  }
}
