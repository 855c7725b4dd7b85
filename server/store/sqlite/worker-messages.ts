/** What travels between the server's thread and the database's: requests up, answers down, each many at a time. */
import type { StoreErrorCode } from '#server/store/error.ts';
import type { Store } from '#server/store/port.ts';

export type Method = Exclude<keyof Store, 'name' | 'close'>;

export type ReadMethod =
  | 'classroom'
  | 'classroomByCode'
  | 'classrooms'
  | 'expiredClassrooms'
  | 'seats'
  | 'classroomsWithPendingRemovals'
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
export type WriteMethod = Exclude<Method, ReadMethod>;

export type MethodArguments<M extends Method> = Parameters<Store[M]>;
export type MethodResult<M extends Method> = Awaited<ReturnType<Store[M]>>;

/** A method of the port, asked for. `id` is the asker's own count. */
export type WorkerRequest<M extends Method = Method> = {
  readonly [K in M]: { readonly id: number; readonly method: K; readonly args: MethodArguments<K> };
}[M];

/** What carries the requests out, in the database's thread. */
export type Operations<M extends Method> = { readonly [K in M]: (...args: MethodArguments<K>) => MethodResult<K> };

export type WorkerResponse =
  | { readonly id: number; readonly ok: true; readonly result: MethodResult<Method> }
  | ({ readonly id: number; readonly ok: false } & WorkerFailure);

export interface WorkerFailure {
  readonly code: StoreErrorCode;
  readonly detail: string | null;
}

/** To the database's thread. `close` is the last. */
export type ToWorker = readonly WorkerRequest[] | 'close';

/** From the database's thread: first `open` or `shut`, then answers. */
export type FromWorker =
  | { readonly kind: 'open'; readonly checked: boolean }
  | { readonly kind: 'shut'; readonly why: WorkerFailure }
  | { readonly kind: 'answers'; readonly answers: readonly WorkerResponse[] };
