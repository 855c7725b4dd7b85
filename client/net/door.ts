/** What a teacher's page asks of the class's door, over the class's connection. */
import type { Door } from '../../shared/classroom/event.ts';
import type { Answer, Done } from '../../shared/protocol/events.ts';
import type { ClassLink } from './link.ts';

export class DoorAsks {
  readonly #link: Pick<ClassLink, 'ask'>;

  constructor(link: Pick<ClassLink, 'ask'>) {
    this.#link = link;
  }

  setDoor(door: Door): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('door', { door }, ack));
  }

  setLocked(locked: boolean): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('lock', { locked }, ack));
  }

  /** @param seat null: everybody who waits */
  admit(seat: number | null): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('admit', { seat }, ack));
  }

  turnAway(seat: number): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('turnAway', { seat }, ack));
  }

  /** @param messages for good alone: with all that they said in the chat */
  remove(seat: number, forGood: boolean, messages = false): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('remove', { seat, forGood, messages }, ack));
  }

  liftBans(): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('liftBans', {}, ack));
  }

  rename(seat: number, name: string): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('rename', { seat, name }, ack));
  }

  extend(): Promise<Answer<Done>> {
    return this.#link.ask((socket, ack) => socket.emit('extend', {}, ack));
  }
}
