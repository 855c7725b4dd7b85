/** Removes classes that their teacher deletes or whose days are over, and resumes interrupted removals of students. */

import { type Calendar, GIVEN_UP } from '#server/base/clock.ts';
import type { Log } from '#server/base/log.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassroomHost } from './host.ts';

export interface ClassExpiryDeps {
  readonly store: Store;
  readonly leases: Leases;
  readonly log: Log;
  readonly calendar: Calendar;
  /** Removes pictures' files. */
  readonly removeFiles: (pictures: readonly PictureRecord[]) => Promise<void>;
  /** Null: there is no such class, or it has ended. */
  readonly host: (id: ClassroomId) => Promise<ClassroomHost | null>;
  /** Resolves once a class that is being opened is open, or has failed to. */
  readonly whenOpened: (id: ClassroomId) => Promise<void>;
  /** Closes this node's host of the class and returns it. */
  readonly closeHost: (id: ClassroomId) => ClassroomHost | null;
  /** Gives up a class that another process has, or may have. */
  readonly relinquish: (id: ClassroomId) => void;
  /** Gives a class back that nobody is connected to. */
  readonly letGo: (id: ClassroomId) => Promise<void>;
  /** A class has been removed. */
  readonly onEnd: (id: ClassroomId, host: ClassroomHost | null) => void;
}

export class ClassExpiry {
  readonly #deps: ClassExpiryDeps;
  /** Classes that this process is removing, and whether the lease of one was lost meanwhile. */
  readonly #removing = new Map<ClassroomId, { readonly done: Promise<void>; isLost: boolean }>();

  constructor(deps: ClassExpiryDeps) {
    this.#deps = deps;
  }

  /** Removes the classes whose days are over, and resumes interrupted removals in others. The next sweep retries what fails. */
  async sweep(): Promise<void> {
    const { store, leases, calendar, log, host, letGo } = this.#deps;
    for (const id of await store.expiredClassrooms(calendar.expiredUpTo())) {
      try {
        await this.#removeExpired(id);
      } catch (error) {
        log.error({ err: error }, 'could not remove an expired class: the next sweep tries again');
      }
    }
    for (const id of await store.classroomsWithPendingRemovals()) {
      try {
        // The process that has the class resumes its removals.
        const open = (await leases.isHeldElsewhere(id)) ? null : await host(id);
        if (open === null) continue;
        await this.resumeRemovals(open);
        // It was opened for this alone: its people shall find it where the balancer brings them.
        if (open.isIdle) await letGo(id);
      } catch (error) {
        log.error({ err: error }, 'could not open a class to resume its removals: the next sweep tries again');
      }
    }
  }

  /** A class is removed once, by the process that has it: there its pages are told. If none has it, by the first that takes it. */
  async #removeExpired(id: ClassroomId): Promise<void> {
    const { leases } = this.#deps;
    if ((await leases.isHeldElsewhere(id)) || !(await leases.take(id))) return;
    await this.remove(id);
    await leases.giveBack(id);
  }

  /** Completes the interrupted removals of one class's students. */
  async resumeRemovals(host: ClassroomHost): Promise<void> {
    try {
      await host.admission.removal.resume();
    } catch (error) {
      this.#deps.log.error({ err: error }, 'could not complete the removal of a student: the next sweep tries again');
    }
  }

  isRemoving(id: ClassroomId): boolean {
    return this.#removing.has(id);
  }

  /** Resolves once the class is not being removed, successful or not. */
  async whenRemoved(id: ClassroomId): Promise<void> {
    await this.#removing.get(id)?.done.catch(() => undefined);
  }

  /**
   * The lease of the class is gone. While the class is being removed that does not mean that another process has it: its pages are told of
   * the end. Only if the removal fails the class is given up. False: it is not being removed.
   */
  loseWhileRemoving(id: ClassroomId): boolean {
    const removal = this.#removing.get(id);
    if (removal !== undefined) removal.isLost = true;
    return removal !== undefined;
  }

  /** Removes one class with everything that belongs to it, once for all who ask meanwhile. After a crash in between, the sweep removes the rest. */
  remove(id: ClassroomId): Promise<void> {
    const running = this.#removing.get(id);
    if (running !== undefined) return running.done;
    const done = this.#removeOrLose(id);
    this.#removing.set(id, { done, isLost: false });
    return done;
  }

  async #removeOrLose(id: ClassroomId): Promise<void> {
    try {
      await this.#remove(id);
      this.#removing.delete(id);
    } catch (error) {
      const isLost = this.#removing.get(id)?.isLost === true;
      this.#removing.delete(id);
      if (isLost) this.#deps.relinquish(id);
      throw error;
    }
  }

  async #remove(id: ClassroomId): Promise<void> {
    const { store, removeFiles, whenOpened, closeHost, onEnd } = this.#deps;
    // A class that is being opened is closed with its host.
    await whenOpened(id);
    // It expires first: then no teacher is needed to ask for its removal again.
    await store.changeClassroom(id, { expiresAt: GIVEN_UP });
    // Before the records: they alone name the files.
    const pictures = await store.pictures(id);
    await removeFiles(pictures);
    // The files of one that was still coming may be there only now.
    const known = new Set(pictures.filter(({ coming }) => coming !== true).map(({ id: picture }) => picture));
    const lateUploads = (await store.removeClassroom(id)).filter((picture) => !known.has(picture.id));
    // Not before: if the removal fails, the class still has its one owner.
    onEnd(id, closeHost(id));
    await removeFiles(lateUploads);
  }
}
