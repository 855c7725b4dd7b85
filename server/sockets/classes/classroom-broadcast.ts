/** Sends a class's changes to its people and to the list of open classes, and ends the connections of those who are in it no more. */

import { randomInt } from 'node:crypto';
import { FAREWELL_MS, MOVED_SPREAD_MS } from '#server/base/limits.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { Coalescer } from '#server/concurrency/coalesce.ts';
import { type ClassSocketData, memberSocketsOf, type Namespaces, socketsOf } from '#server/sockets/namespaces.ts';
import type { ClassCards } from '#server/store/class-cards.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';

export class ClassroomBroadcast {
  readonly #namespaces: Namespaces;
  readonly #isListed: boolean;
  readonly #changed = new Coalescer<ClassroomHost>((host) => this.#sendViews(host));

  readonly #cards: ClassCards;
  /** Hosts that this process has no more: what their pages' leaving still changes is not told. */
  readonly #gone = new WeakSet<ClassroomHost>();

  /** @param isListed whether there is a list of open classes */
  constructor(namespaces: Namespaces, isListed: boolean, cards: ClassCards) {
    this.#namespaces = namespaces;
    this.#isListed = isListed;
    this.#cards = cards;
    if (isListed) cards.listen((id, view) => this.#showInList(id, view));
  }

  /** The class was made: the list of open classes shows it. */
  announce(view: OpenClassView): void {
    if (!this.#isListed) return;
    this.#showInList(view.id, view);
    this.#cards.leave(view.id, view);
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

  /** Another process has the class. Its pages leave when they are told to come again soon, and find it there; the others are cut. */
  closeConnections(host: ClassroomHost): void {
    const { board, present } = this.#namespaces;
    this.#gone.add(host);
    if (this.#isListed) this.#cards.leave(host.record.id, entryOf(host));
    for (const socket of [...socketsOf(board, host), ...socketsOf(present, host)]) {
      socket.emit('drain', { after: randomInt(MOVED_SPREAD_MS) });
      // Not at once: whoever reads the end together with the message may miss the message.
      setTimeout(() => socket.conn.close(), FAREWELL_MS).unref();
    }
  }

  /** The class has ended. @param host null: nobody had it open */
  end(id: ClassroomId, host: ClassroomHost | null): void {
    const { board, present } = this.#namespaces;
    if (this.#isListed) {
      this.#showInList(id, null);
      this.#cards.leave(id, null);
    }
    if (host === null) return;
    this.#gone.add(host);
    for (const socket of [...socketsOf(board, host), ...socketsOf(present, host)]) {
      socket.emit('closed');
      socket.disconnect();
    }
  }

  #sendViews(host: ClassroomHost): void {
    if (this.#gone.has(host)) return;
    const { board, present } = this.#namespaces;
    for (const socket of memberSocketsOf(board, host)) {
      socket.data.leaveInaccessibleBoards?.();
      socket.emit('classroom', host.views.forPerson(socket.data.person));
    }
    for (const socket of socketsOf(present, host)) {
      socket.data.leaveInaccessibleBoards?.();
      socket.emit('view', host.views.present());
    }
    if (!this.#isListed) return;
    const view = entryOf(host);
    this.#showInList(host.record.id, view);
    this.#cards.show(host.record.id, view);
  }

  /** @param view null: the list does not show the class */
  #showInList(id: ClassroomId, view: OpenClassView | null): void {
    const { openClasses } = this.#namespaces;
    if (view === null) openClasses.emit('openClassClosed', { id });
    else openClasses.emit('openClass', view);
  }
}

/** What the list of open classes shows of a class. */
function entryOf({ admission, views }: ClassroomHost): OpenClassView | null {
  return admission.isFinished ? null : views.openClass();
}
