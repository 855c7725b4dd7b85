/** What travels between the server's thread and the database's: requests up, answers down, each many at a time. */
import type { StoreErrorCode } from '../error.ts';
import type { Store } from '../port.ts';

export type Method = Exclude<keyof Store, 'name' | 'close'>;

export type Read =
  | 'classroom'
  | 'classroomByCode'
  | 'classrooms'
  | 'expiredClassrooms'
  | 'seats'
  | 'classroomsWithGoing'
  | 'picture'
  | 'pictures'
  | 'activity'
  | 'activities'
  | 'board'
  | 'boards'
  | 'log'
  | 'snapshot'
  | 'messages'
  | 'messagesSince'
  | 'message'
  | 'messageOf'
  | 'lastRevision'
  | 'chat'
  | 'sessions'
  | 'session';
export type Write = Exclude<Method, Read>;

export type Arguments<M extends Method> = Parameters<Store[M]>;
export type Result<M extends Method> = Awaited<ReturnType<Store[M]>>;

/** A method of the port, asked for. `id` is the asker's own count. */
export type Request<M extends Method = Method> = {
  readonly [K in M]: { readonly id: number; readonly method: K; readonly args: Arguments<K> };
}[M];

/** What carries the requests out, in the database's thread. */
export type Operations<M extends Method> = { readonly [K in M]: (...args: Arguments<K>) => Result<K> };

export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: Result<Method> }
  | ({ readonly id: number; readonly ok: false } & Refusal);

export interface Refusal {
  readonly code: StoreErrorCode;
  readonly detail: string | null;
}

/** To the database's thread. `close` is the last. */
export type Up = readonly Request[] | 'close';

/** From the database's thread: first `open` or `shut`, then answers. */
export type Down =
  | { readonly kind: 'open'; readonly checked: boolean }
  | { readonly kind: 'shut'; readonly why: Refusal }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] };
