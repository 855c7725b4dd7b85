/**
 * What ends in the classes of this node: a class that its teacher deletes or whose days are over, and, where a crash came in between, what
 * was to go with a student.
 */

import type { Log } from '#server/base/log.ts';
import type { Clock } from '#server/board/open.ts';
import type { Leases } from '#server/store/lease.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassroomHost } from './host.ts';
import type { SessionEraser } from './port.ts';

export interface ClassExpiryDeps {
  readonly store: Store;
  readonly leases: Leases;
  readonly log: Log;
  readonly clock: Clock;
  /** What browsers remember, to be forgotten. */
  readonly sessionEraser: SessionEraser;
  /** Takes pictures' files away. */
  readonly removeFiles: (pictures: readonly PictureRecord[]) => Promise<void>;
  /** Null: there is no such class, or it has ended. */
  readonly host: (id: ClassroomId) => Promise<ClassroomHost | null>;
  /** Resolves when a class that is just being opened is open. */
  readonly whenOpened: (id: ClassroomId) => Promise<void>;
  /** This node has the class no more; answers with the host that it had. */
  readonly closeHost: (id: ClassroomId) => ClassroomHost | null;
  /** A class is no more. */
  readonly onEnd: (id: ClassroomId, host: ClassroomHost | null) => void;
}

export class ClassExpiry {
  readonly #deps: ClassExpiryDeps;

  constructor(deps: ClassExpiryDeps) {
    this.#deps = deps;
  }

  /** Ends the classes whose days are over, with all that is theirs, and what was broken off in others. What fails is tried again by the next one. */
  async sweep(): Promise<void> {
    const { store, leases, clock, log, host } = this.#deps;
    for (const id of await store.expiredClassrooms(Math.floor(clock.wall()))) {
      try {
        await this.remove(id);
      } catch (error) {
        log.error({ err: error }, 'a class whose days are over was not removed: the next sweep tries again');
      }
    }
    for (const id of await store.classroomsWithPendingRemovals()) {
      try {
        // Whoever has the class finishes it.
        const open = (await leases.isHeldElsewhere(id)) ? null : await host(id);
        if (open !== null) await this.resumeRemovals(open);
      } catch (error) {
        log.error({ err: error }, 'a class was not opened to take away what is to go: the next sweep tries again');
      }
    }
  }

  /** In a class: what is to go with students who go for good. */
  async resumeRemovals(host: ClassroomHost): Promise<void> {
    try {
      await host.admission.removal.resume();
    } catch (error) {
      this.#deps.log.error({ err: error }, 'what is to go with a student has not all gone: the next sweep tries again');
    }
  }

  /** Ends one class, with all that is its. What a crash leaves of it goes with the classes whose days are over. */
  async remove(id: ClassroomId): Promise<void> {
    const { store, clock, sessionEraser, removeFiles, whenOpened, closeHost, onEnd } = this.#deps;
    // One that is just being opened is to be let go of with the rest.
    await whenOpened(id);
    // From here on its days are over: nobody may be left who could ask for it once more.
    await store.changeClassroom(id, { expiresAt: Math.floor(clock.wall()) });
    // Before the records, by which alone they are found.
    await removeFiles(await store.pictures(id));
    // Before the classroom, so that the store's files are written anew without what browsers remembered of it.
    await sessionEraser.eraseClassroom(id);
    const meanwhile = await store.removeClassroom(id);
    // Not before: where that failed, the class has its one owner still.
    onEnd(id, closeHost(id));
    // Those that were uploaded in between.
    await removeFiles(meanwhile);
  }
}
