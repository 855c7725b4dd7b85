/** Messages between the main thread and the worker thread: batches of requests, and batches of responses. */
import type { StoreErrorCode } from '#server/store/error.ts';
import type { Store } from '#server/store/port.ts';

/** Methods that the worker runs. */
export type Method = Exclude<keyof Store, 'failed' | 'leases' | 'close'>;

export type ReadMethod =
  | 'classroom'
  | 'classroomByCode'
  | 'countClassrooms'
  | 'classrooms'
  | 'expiredClassrooms'
  | 'seats'
  | 'classroomsWithPendingRemovals'
  | 'picture'
  | 'pictures'
  | 'comingPictures'
  | 'activity'
  | 'activities'
  | 'board'
  | 'boards'
  | 'log'
  | 'logIndex'
  | 'snapshot'
  | 'snapshotIndex'
  | 'messages'
  | 'messagesSince'
  | 'message'
  | 'messageOf'
  | 'lastRevision'
  | 'chat'
  | 'sessions'
  | 'session'
  | 'memberships'
  | 'membershipsIn'
  | 'upkeep';
export type WriteMethod = Exclude<Method, ReadMethod>;

export type MethodArguments<M extends Method> = Parameters<Store[M]>;
export type MethodResult<M extends Method> = Awaited<ReturnType<Store[M]>>;

/** A call of a port's method. `id` is the client's own count. */
export type WorkerRequest<M extends Method = Method> = {
  readonly [K in M]: { readonly id: number; readonly method: K; readonly args: MethodArguments<K> };
}[M];

/** The implementation of methods, in the worker thread. */
export type Operations<M extends Method> = { readonly [K in M]: (...args: MethodArguments<K>) => MethodResult<K> };

export type WorkerResponse =
  | { readonly id: number; readonly ok: true; readonly result: MethodResult<Method> }
  | ({ readonly id: number; readonly ok: false } & WorkerFailure);

export interface WorkerFailure {
  readonly code: StoreErrorCode;
  readonly detail: string | null;
}

/** To the worker thread. `close` is the last message. */
export type ToWorker = readonly WorkerRequest[] | 'close';

/** From the worker thread: first `open` or `failed`, then answers. */
export type FromWorker =
  | { readonly kind: 'open'; readonly checked: boolean }
  | { readonly kind: 'failed'; readonly failure: WorkerFailure }
  | { readonly kind: 'answers'; readonly answers: readonly WorkerResponse[] };
