/** Moderates one chat: reports, approvals, deletions and settings. Each runs inside the writer's mutex; those of a teacher check the role. */

import { CHAT_READ_BATCH } from '#server/base/limits.ts';
import type { ChatSettings } from '#server/chat/chat-settings.ts';
import type { Person } from '#server/identity/person.ts';
import { messagePages } from '#server/store/message-pages.ts';
import type { ChatRecord, MessageRecord, PictureRecord, Store } from '#server/store/port.ts';
import { wordForm } from '#server/text/filter/word-filter.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import { ALLOWED_FORMS_MAX } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { ChatChanges } from '#shared/protocol/http/chat-bodies.ts';
import { findVisible } from './history.ts';
import type { ChatWriter } from './writer.ts';

export interface ChatModerationDeps {
  readonly store: Store;
  readonly classroom: ClassroomId;
  readonly writer: ChatWriter;
  readonly settings: ChatSettings;
  /** Undefined: no seat has this number. */
  readonly seatOfNumber: (number: number) => SeatId | undefined;
  /** Removes pictures' records and files. */
  readonly discardPictures: (pictures: readonly PictureRecord['id'][]) => Promise<void>;
  /** A message has changed, and that is durable. */
  readonly onMessage: (message: MessageRecord, who: 'everybody' | 'teachers') => void;
  /** The view of the chat has changed. */
  readonly onChange: () => void;
}

export class ChatModeration {
  readonly #deps: ChatModerationDeps;

  constructor(deps: ChatModerationDeps) {
    this.#deps = deps;
  }

  async report(person: Person, number: number): Promise<Answer<NoResult>> {
    if (person.role === 'teacher') return failure('bad-request');
    return this.#deps.writer.runExclusive(async () => {
      const message = await this.#findVisible(person, number);
      if (message === null || message.kind !== 'posted' || message.seat === person.seat) return failure('no-message');
      if (message.reports.includes(person.seat)) return { ok: true };
      await this.#changeMessage(message, { reports: [...message.reports, person.seat] }, 'teachers');
      return { ok: true };
    });
  }

  async approve(person: Person, number: number): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#deps.writer.runExclusive(async () => {
      const message = await this.#findVisible(person, number);
      if (message === null) return failure('no-message');
      if (message.state === 'waiting') await this.#changeMessage(message, { state: 'shown' });
      return { ok: true };
    });
  }

  async remove(person: Person, number: number): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#deps.writer.runExclusive(async () => {
      const message = await this.#findVisible(person, number);
      if (message === null) return { ok: true };
      await this.#changeMessage(message, { state: 'deleted', text: '', picture: null, seat: null, reports: [] });
      if (this.#deps.settings.record.pinned === number) await this.#save({ pinned: null });
      if (message.picture !== null) await this.#deps.discardPictures([message.picture.id]);
      return { ok: true };
    });
  }

  async clear(person: Person): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#deps.writer.runExclusive(async () => {
      await this.#removeMessages((upTo) => ({ upTo }), { pinned: null });
      return { ok: true };
    });
  }

  async updateSettings(person: Person, { mute, pinned, allow, ...changes }: ChatChanges): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#deps.writer.runExclusive(async () => {
      const seat = mute === undefined ? null : this.#deps.seatOfNumber(mute.seat);
      if (seat === undefined) return failure('bad-request');
      const pin = pinned === undefined || pinned === null ? null : await this.#findVisible(person, pinned);
      if (typeof pinned === 'number' && (pin === null || pin.thread !== null || pin.state !== 'shown'))
        return failure('no-message');
      const { muted, allowed = [] } = this.#deps.settings.record;
      const others = muted.filter((each) => each !== seat);
      await this.#save({
        ...changes,
        ...(seat === null ? {} : { muted: mute?.muted === true ? [...others, seat] : others }),
        ...(allow === undefined ? {} : { allowed: allowedForms(allowed, allow) }),
        ...(pinned === undefined ? {} : { pinned }),
      });
      return { ok: true };
    });
  }

  /** Erases all messages, pictures and reports of a seat, and the messages to it alone; durable when this resolves. */
  async eraseSeat(seat: SeatId): Promise<void> {
    await this.#deps.writer.runExclusive(async () => {
      await this.#withdrawReports(seat);
      const isTheirs = this.#deps.settings.pinned?.seat === seat;
      const muted = this.#deps.settings.record.muted.filter((each) => each !== seat);
      await this.#removeMessages(() => ({ seat }), { muted, ...(isTheirs ? { pinned: null } : {}) });
    });
  }

  /** Inside the mutex alone. Removes a seat from the reports of others' messages. */
  async #withdrawReports(seat: SeatId): Promise<void> {
    const { store, classroom } = this.#deps;
    for await (const page of messagePages(store, classroom, CHAT_READ_BATCH))
      for (const message of page)
        if (message.reports.includes(seat))
          await this.#changeMessage(message, { reports: message.reports.filter((each) => each !== seat) }, 'teachers');
  }

  /** Pages reload first, and then the messages go: a crash in between removes nothing that a page still shows. */
  async #removeMessages(
    which: (upTo: number) => Parameters<Store['removeMessages']>[1],
    changes: Partial<ChatRecord>,
  ): Promise<void> {
    const { store, classroom, discardPictures } = this.#deps;
    const begins = await this.#deps.writer.skipNumber();
    await this.#save({ ...changes, begins });
    const removed = await store.removeMessages(classroom, which(begins));
    await discardPictures(removed.flatMap(({ picture }) => (picture === null ? [] : [picture.id])));
    // A page that reloaded in between may have read messages that went later: it reloads once more.
    await this.#save({ begins: await this.#deps.writer.skipNumber() });
  }

  async #save(changes: Partial<ChatRecord>): Promise<void> {
    const { settings, onChange } = this.#deps;
    await settings.save(changes);
    onChange();
  }

  async #changeMessage(
    message: MessageRecord,
    changes: Parameters<Store['changeMessage']>[2],
    who: 'everybody' | 'teachers' = 'everybody',
  ): Promise<void> {
    const changed = await this.#deps.writer.change(message, changes);
    this.#deps.onMessage(changed, who);
  }

  async #findVisible(person: Person, number: number): Promise<MessageRecord | null> {
    const { store, classroom } = this.#deps;
    return findVisible(store, classroom, person, number);
  }
}

/** The newest ALLOWED_FORMS_MAX forms, each once. */
function allowedForms(before: readonly string[], { form, allowed }: NonNullable<ChatChanges['allow']>): string[] {
  const folded = wordForm(form);
  const others = before.filter((each) => each !== folded);
  return allowed && folded !== '' ? [...others, folded].slice(-ALLOWED_FORMS_MAX) : others;
}
