/** Sends a class's changes to its people and to the list of open classes, and ends the connections of those who are in it no more. */

import type { ClassroomHost } from '#server/classroom/host.ts';
import { Coalescer } from '#server/concurrency/coalesce.ts';
import { type ClassSocketData, memberSocketsOf, type Namespaces, socketsOf } from '#server/sockets/namespaces.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';

export class ClassroomBroadcast {
  readonly #namespaces: Namespaces;
  readonly #isListed: boolean;
  readonly #changed = new Coalescer<ClassroomHost>((host) => this.#sendViews(host));

  /** @param isListed whether there is a list of open classes */
  constructor(namespaces: Namespaces, isListed: boolean) {
    this.#namespaces = namespaces;
    this.#isListed = isListed;
  }

  /** The class was made: the list of open classes shows it. */
  announce(view: OpenClassView): void {
    if (this.#isListed) this.#namespaces.openClasses.emit('openClass', view);
  }

  /** The class has changed. */
  queueUpdate(host: ClassroomHost): void {
    this.#changed.add(host);
  }

  /** Sends each class that changed once, however often it did. */
  flush(): void {
    this.#changed.flush();
  }

  /** Ends what people who are no members any more have open beside their boards: /board ends its sockets itself. */
  disconnectOutsiders(host: ClassroomHost): void {
    const { chat, present } = this.#namespaces;
    for (const socket of [...socketsOf(chat, host), ...socketsOf(present, host)])
      if (!host.isMember(socket.data.person)) socket.disconnect();
  }

  /** Ends what a browser that is no teacher's any more has open beside its boards. A projector's window asks again, and is refused. */
  endDevice(host: ClassroomHost, session: string): void {
    const { chat, present } = this.#namespaces;
    const isOfDevice = ({ data }: { readonly data: ClassSocketData }) =>
      data.person.role === 'teacher' && data.session === session;
    for (const socket of socketsOf(chat, host)) if (isOfDevice(socket)) socket.disconnect();
    for (const socket of socketsOf(present, host)) if (isOfDevice(socket)) socket.conn.close();
  }

  /** Another process has the class. Closed connections come back by themselves and find it; a farewell would keep them away. */
  closeConnections(host: ClassroomHost): void {
    const { board, present } = this.#namespaces;
    for (const socket of [...socketsOf(board, host), ...socketsOf(present, host)]) socket.conn.close();
  }

  /** The class has ended. @param host null: nobody had it open */
  end(id: ClassroomId, host: ClassroomHost | null): void {
    const { board, present, openClasses } = this.#namespaces;
    if (this.#isListed) openClasses.emit('openClassClosed', { id });
    if (host === null) return;
    for (const socket of [...socketsOf(board, host), ...socketsOf(present, host)]) {
      socket.emit('closed');
      socket.disconnect();
    }
  }

  #sendViews(host: ClassroomHost): void {
    const { board, present, openClasses } = this.#namespaces;
    for (const socket of memberSocketsOf(board, host)) {
      socket.data.leaveInaccessibleBoards?.();
      socket.emit('classroom', host.views.forPerson(socket.data.person));
    }
    for (const socket of socketsOf(present, host)) {
      socket.data.leaveInaccessibleBoards?.();
      socket.emit('view', host.views.present());
    }
    if (!this.#isListed) return;
    if (host.admission.isFinished) openClasses.emit('openClassClosed', { id: host.record.id });
    else openClasses.emit('openClass', host.views.openClass());
  }
}
