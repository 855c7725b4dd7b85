/** The devices that are a teacher's of one class: which there are, and how one ends. An end closes its pages at once. */
import { createHash } from 'node:crypto';
import { ENDED_DEVICES_MAX } from '#server/base/limits.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { ClassPresence } from '#server/classroom/seats/class-presence.ts';
import { isCoTeacher, isKeyCurrent } from '#server/identity/teacher-keys.ts';
import type { MembershipRecord, Teacher } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { TeacherDevice } from '#shared/protocol/http/responses.ts';

export interface TeacherDevicesDeps extends Pick<ClassContext, 'store' | 'record' | 'calendar'> {
  readonly presence: Pick<ClassPresence, 'endDevice' | 'pages'>;
  /** Ends what the browser of this session has open beside its boards. */
  readonly onDeviceEnded: (session: string) => void;
}

type TeacherMembership = MembershipRecord & { readonly person: Teacher };

export class TeacherDevices {
  readonly #deps: TeacherDevicesDeps;
  /** When sessions were ended, counted like memberships; the longest ago first. What was read before an end admits nobody after it. */
  readonly #endedAt = new Map<string, number>();

  constructor(deps: TeacherDevicesDeps) {
    this.#deps = deps;
  }

  /** The latest used first. @param session that of the browser that asks */
  async list(session: string): Promise<TeacherDevice[]> {
    const { record, calendar, presence } = this.#deps;
    const devices = (await this.#current()).sort((one, other) => other.usedAt - one.usedAt);
    return devices.map((each) => ({
      id: deviceIdOf(record().id, each.session),
      system: each.system ?? 'other',
      browser: each.browser ?? '',
      isCo: isCoTeacher(each.person),
      isThis: each.session === session,
      isOpen: presence.pages.teachersOf(each.session).length > 0,
      firstAt: calendar.dateOf(each.madeAt),
      lastAt: calendar.dateOf(each.usedAt),
      until: each.until === undefined ? null : calendar.dateOf(each.until),
    }));
  }

  /** The browser remembers that it was ended: the key that it may store does not bring it back. */
  async end(id: string): Promise<Answer<NoResult>> {
    const { store, record } = this.#deps;
    const classroom = record().id;
    const found = (await this.#current()).find(({ session }) => deviceIdOf(classroom, session) === id);
    if (found === undefined) return failure('not-found');
    const { session } = found;
    await store.changeMembership({ session, classroom, seat: null }, { former: true });
    this.endPages(session);
    return { ok: true };
  }

  /** The session is no teacher's any more: its pages end. */
  endPages(session: string): void {
    const { calendar, presence, onDeviceEnded } = this.#deps;
    this.#endedAt.delete(session);
    this.#endedAt.set(session, Math.floor(calendar.endsFrom()));
    for (const oldest of this.#endedAt.keys()) {
      if (this.#endedAt.size <= ENDED_DEVICES_MAX) break;
      this.#endedAt.delete(oldest);
    }
    presence.endDevice(session);
    onDeviceEnded(session);
  }

  /** Whether the membership, as a request has read it, was ended meanwhile. */
  isEnded({ person, session, madeAt }: Pick<MembershipRecord, 'person' | 'session' | 'madeAt'>): boolean {
    return person.role === 'teacher' && madeAt <= (this.#endedAt.get(session) ?? Number.NEGATIVE_INFINITY);
  }

  async #current(): Promise<TeacherMembership[]> {
    const { store, record, calendar } = this.#deps;
    const now = calendar.endsFrom();
    const stored = await store.membershipsIn(record().id);
    return stored.flatMap((each) => {
      const { person, former, until = Number.POSITIVE_INFINITY } = each;
      const isCurrent = person.role === 'teacher' && !former && now < until && isKeyCurrent(record(), person);
      return isCurrent ? [{ ...each, person }] : [];
    });
  }
}

/** The name of a browser's session in one class. Nobody gets from it to the session, or to its other classes. */
function deviceIdOf(classroom: ClassroomId, session: string): string {
  return createHash('sha256').update(`device ${classroom} ${session}`).digest('base64url').slice(0, 22);
}
