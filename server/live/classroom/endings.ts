/**
 * What ends in the classes of this node: a class that its teacher deletes or whose days are over, and, where a crash came in between, what
 * was to go with a student.
 */
import type { ClassroomId } from '../../../shared/ids.ts';
import type { Log } from '../../log.ts';
import type { Leases } from '../../store/lease.ts';
import type { PictureRecord, Store } from '../../store/port.ts';
import type { Clock } from '../board/opening.ts';
import type { Forgets } from '../classrooms.ts';
import type { ClassroomHost } from './host.ts';

export interface EndingsParts {
  readonly store: Store;
  readonly leases: Leases;
  readonly log: Log;
  readonly clock: Clock;
  /** What browsers remember, to be forgotten. */
  readonly forgets: Forgets;
  /** Takes pictures' files away. */
  readonly removeFiles: (pictures: readonly PictureRecord[]) => Promise<void>;
  /** Null: there is no such class, or it has ended. */
  readonly host: (id: ClassroomId) => Promise<ClassroomHost | null>;
  /** Resolves when a class that is just being opened is open. */
  readonly settled: (id: ClassroomId) => Promise<void>;
  /** This node has the class no more; answers with the host that it had. */
  readonly letGo: (id: ClassroomId) => ClassroomHost | null;
  /** A class is no more. */
  readonly onEnd: (id: ClassroomId, host: ClassroomHost | null) => void;
}

export class Endings {
  readonly #parts: EndingsParts;

  constructor(parts: EndingsParts) {
    this.#parts = parts;
  }

  /** Ends the classes whose days are over, with all that is theirs, and what was broken off in others. What fails is tried again by the next one. */
  async sweep(): Promise<void> {
    const { store, leases, clock, log, host } = this.#parts;
    for (const id of await store.expiredClassrooms(Math.floor(clock.wall()))) {
      try {
        await this.remove(id);
      } catch (error) {
        log.error({ err: error }, 'a class whose days are over was not removed: the next sweep tries again');
      }
    }
    for (const id of await store.classroomsWithGoing()) {
      try {
        // Whoever has the class finishes it.
        const open = (await leases.isElsewhere(id)) ? null : await host(id);
        if (open !== null) await this.finishGoings(open);
      } catch (error) {
        log.error({ err: error }, 'a class was not opened to take away what is to go: the next sweep tries again');
      }
    }
  }

  /** In a class: what is to go with students who go for good. */
  async finishGoings(host: ClassroomHost): Promise<void> {
    try {
      await host.door.goings.finish();
    } catch (error) {
      this.#parts.log.error(
        { err: error },
        'what is to go with a student has not all gone: the next sweep tries again',
      );
    }
  }

  /** Ends one class, with all that is its. What a crash leaves of it goes with the classes whose days are over. */
  async remove(id: ClassroomId): Promise<void> {
    const { store, clock, forgets, removeFiles, settled, letGo, onEnd } = this.#parts;
    // One that is just being opened is to be let go of with the rest.
    await settled(id);
    // From here on its days are over: nobody may be left who could ask for it once more.
    await store.changeClassroom(id, { expiresAt: Math.floor(clock.wall()) });
    // Before the records, by which alone they are found.
    await removeFiles(await store.pictures(id));
    // Before the classroom, so that the store's files are written anew without what browsers remembered of it.
    await forgets.classroom(id);
    const meanwhile = await store.removeClassroom(id);
    // Not before: where that failed, the class has its one owner still.
    onEnd(id, letGo(id));
    // Those that were uploaded in between.
    await removeFiles(meanwhile);
  }
}
