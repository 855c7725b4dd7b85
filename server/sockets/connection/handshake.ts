/** The handshake of a class's namespaces: it admits a session that is a member of the class in the URL, from a page of this version. */
import type { Namespace } from 'socket.io';
import { is } from 'valibot';
import { type Log, logFailure, logRefusal } from '#server/base/log.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { type Person, personIdOf } from '#server/identity/person.ts';
import { SessionMemberships } from '#server/identity/session-memberships.ts';
import type { ClassSocketData } from '#server/sockets/namespaces.ts';
import { clientErrorCode } from '#server/store/error.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import { ConnectionHandshake } from '#shared/protocol/messages/board-messages.ts';
import { CLASS_PARAMETER, PROTOCOL_VERSION } from '#shared/protocol/paths.ts';

interface HandshakeCredentials {
  readonly query: Readonly<Record<string, unknown>>;
  readonly auth: unknown;
  readonly memberships: SessionMemberships | null;
}

interface Authorized {
  readonly data: ClassSocketData;
  /** Milliseconds until the membership ends by itself; null: it does not. */
  readonly endsIn: number | null;
}

/** The class's host, or the reason why this person is refused. */
export type AuthorizeMember = (classroom: ClassroomId, person: Person) => Promise<ClassroomHost | ErrorCode>;

async function authorize(
  credentials: HandshakeCredentials,
  authorizeMember: AuthorizeMember,
): Promise<Authorized | ErrorCode> {
  if (!is(ConnectionHandshake, credentials.auth)) return 'bad-request';
  if (credentials.auth.version !== PROTOCOL_VERSION) return 'other-version';
  const classroom = credentials.query[CLASS_PARAMETER] as ClassroomId;
  const { memberships } = credentials;
  const membership = memberships?.current.find((each) => each.classroom === classroom);
  if (memberships === null || membership === undefined)
    return memberships?.hasEnded(classroom) === true ? 'device-ended' : 'not-member';
  const { person, page } = credentials.auth;
  // Another child has come to this browser since: what the page still has is not theirs.
  if (person !== undefined && person !== personIdOf(membership.classroom, membership.person)) return 'seat-elsewhere';
  const host = await authorizeMember(membership.classroom, membership.person);
  if (typeof host === 'string') return host;
  // They were read when the connection began.
  if (host.devices.isEnded(membership)) return 'device-ended';
  const { session } = membership;
  return { data: { host, person: membership.person, page, session }, endsIn: memberships.endsIn(membership) };
}

/** The memberships of a request's session: the session's middleware has read them. */
function membershipsOf(request: object): SessionMemberships | null {
  const memberships: unknown = 'memberships' in request ? request.memberships : undefined;
  return memberships instanceof SessionMemberships ? memberships : null;
}

/** The page connects again, and reads why it is refused. */
function closeAfter(ms: number, connection: { close(): void; once(event: 'close', listener: () => void): void }): void {
  const timer = setTimeout(() => connection.close(), ms);
  timer.unref();
  connection.once('close', () => clearTimeout(timer));
}

/** A refusal. It reaches the client as `connect_error`, whose `data` is a Failure. */
export class HandshakeRefused extends Error {
  readonly data: ReturnType<typeof failure>;
  constructor(code: ErrorCode) {
    super(code);
    this.data = failure(code);
  }
}

/** Refuses a namespace's connections unless they authorize. The `data` of its sockets is a ClassSocketData from then on. */
export function requireMembership<Client extends object, Server extends object>(
  namespace: Pick<Namespace<Client, Server, Record<never, never>, ClassSocketData>, 'use'>,
  authorizeMember: AuthorizeMember,
  log: Log,
): void {
  namespace.use((socket, next) => {
    const { query, auth } = socket.handshake;
    authorize({ query, auth, memberships: membershipsOf(socket.request) }, authorizeMember).then(
      (authorized) => {
        if (typeof authorized === 'string') {
          logRefusal(log, authorized, { at: 'the handshake of a class' });
          next(new HandshakeRefused(authorized));
          return;
        }
        socket.data = authorized.data;
        if (authorized.endsIn !== null) closeAfter(authorized.endsIn, socket.conn);
        next();
      },
      (error: unknown) => {
        const refusal = clientErrorCode(error);
        if (refusal === null) logFailure(log, 'the handshake of a class failed', error);
        else logRefusal(log, refusal);
        next(new HandshakeRefused(refusal ?? 'internal'));
      },
    );
  });
}
