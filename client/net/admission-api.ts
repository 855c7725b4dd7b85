/** A teacher's requests about admission, over the class's connection. */
import type { AdmissionMode } from '#shared/classroom/classroom-event.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { ClassLink } from './class-link.ts';

export class AdmissionApi {
  readonly #link: Pick<ClassLink, 'request'>;

  constructor(link: Pick<ClassLink, 'request'>) {
    this.#link = link;
  }

  setMode(mode: AdmissionMode): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('admissionMode', { mode }, ack));
  }

  setLocked(locked: boolean): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('lock', { locked }, ack));
  }

  /** More seats than there are. */
  raiseCapacity(capacity: number): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('capacity', { capacity }, ack));
  }

  /** @param seat null: every student who waits */
  admit(seat: number | null): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('admit', { seat }, ack));
  }

  decline(seat: number): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('turnAway', { seat }, ack));
  }

  /** @param withMessages also deletes the student's chat messages; only with `permanently` */
  remove(seat: number, permanently: boolean, withMessages = false): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) =>
      socket.emit('remove', { seat, forGood: permanently, messages: withMessages }, ack),
    );
  }

  liftBans(): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('liftBans', {}, ack));
  }

  rename(seat: number, name: string): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('rename', { seat, name }, ack));
  }

  extendRetention(): Promise<Answer<NoResult>> {
    return this.#link.request((socket, ack) => socket.emit('extend', {}, ack));
  }
}
