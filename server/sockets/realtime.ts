/** What the realtime side needs, and what the rest of the server has of it. */
import type { Server as HttpServer } from 'node:http';
import type { RequestHandler } from 'express';
import type { Log } from '#server/base/log.ts';
import type { Tally } from '#server/base/tally.ts';
import type { TrustedClock } from '#server/base/trusted-clock.ts';
import type { Chats } from '#server/chat/port.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import type { TrustProxy } from '#server/guard/address.ts';
import type { Journal } from '#server/journal/journal.ts';
import type { PictureStore } from '#server/pictures/picture-store.ts';
import type { ClassCards } from '#server/store/class-cards.ts';
import type { ClassLeasesDeps } from '#server/store/leases/class-leases.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import type { Store } from '#server/store/port.ts';

export interface RealtimeDeps {
  readonly http: HttpServer;
  readonly store: Store;
  readonly clock: Pick<TrustedClock, 'now' | 'wall' | 'endsFrom' | 'expiredUpTo' | 'dateOf' | 'date'>;
  /** Which process should write which class. */
  readonly leases: (events: Pick<ClassLeasesDeps, 'onLost' | 'keeps' | 'onWanted'>) => Leases;
  readonly pictures: Pick<PictureStore, 'discard' | 'removeFiles' | 'forget'>;
  /** express-session, shared with Express. */
  readonly session: RequestHandler;
  readonly config: RealtimeConfig;
  /** What nodes tell each other of their classes, for the list of open classes. */
  readonly cards: ClassCards;
  /** The build of the pages that this server has; null: unknown. */
  readonly build: string | null;
  readonly log: Log;
}

export interface RealtimeConfig {
  readonly publicOrigin: string | null;
  /** Whether the join page lists the open classes. */
  readonly isListed: boolean;
  readonly trustProxy: TrustProxy;
  /** Days that a class is kept. */
  readonly classDays: number;
  /** Not null: a balancer watches, and brings the pages of a class that is given back to another process. */
  readonly adminPort: number | null;
}

export interface Realtime {
  readonly classrooms: Classrooms;
  readonly chats: Chats;
  /**
   * Ends the classes whose days are over, and completes erasures that a crash interrupted.
   * @param isFirst this process does what is done once for all: here the compaction of what nobody has
   */
  sweep(isFirst: boolean): Promise<void>;
  /** Where a balancer watches: gives every class to other processes, as far as they take them in time. */
  handOver(): Promise<void>;
  /** Asks every page to come back later, stops every tick, and resolves when everything is durable. */
  drain(): Promise<void>;
  /** Rejects with the reason when moves cannot be saved right now. */
  ready(): Promise<void>;
  /** Batches, chunks and bytes that the journal sent: for the bench. */
  readonly journal: Readonly<Journal['counts']>;
  /** What this process has now and has done, for the operator. */
  readonly figures: RealtimeFigures;
  onJournalBatch(listener: Journal['onBatch']): void;
}

export interface RealtimeFigures {
  readonly openClasses: number;
  readonly openBoards: number;
  /** Bytes of moves that wait for the store. */
  readonly unsavedBytes: number;
  /** By namespace. */
  readonly sockets: ReadonlyMap<string, number>;
  /** Events that were done, by name. */
  readonly events: Tally;
  readonly givenAway: Tally;
}
