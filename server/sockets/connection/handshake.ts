/** The handshake of a class's namespaces: it admits a session that is a member of the class in the URL, from a page of this version. */
import type { Namespace } from 'socket.io';
import { is } from 'valibot';
import { type Log, logFailure, logRefusal } from '#server/base/log.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Membership } from '#server/identity/membership.ts';
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
  readonly memberships: readonly Membership[];
}

/** The class's host, or the reason why this person is refused. */
export type AuthorizeMember = (classroom: ClassroomId, person: Person) => Promise<ClassroomHost | ErrorCode>;

async function authorize(
  credentials: HandshakeCredentials,
  authorizeMember: AuthorizeMember,
): Promise<ClassSocketData | ErrorCode> {
  if (!is(ConnectionHandshake, credentials.auth)) return 'bad-request';
  if (credentials.auth.version !== PROTOCOL_VERSION) return 'other-version';
  const classroom = credentials.query[CLASS_PARAMETER];
  const membership = credentials.memberships.find((each) => each.classroom === classroom);
  if (membership === undefined) return 'not-member';
  const { person } = credentials.auth;
  // Another child has come to this browser since: what the page still has is not theirs.
  if (person !== undefined && person !== personIdOf(membership.classroom, membership.person)) return 'seat-elsewhere';
  const host = await authorizeMember(membership.classroom, membership.person);
  return typeof host === 'string' ? host : { host, person: membership.person, page: credentials.auth.page };
}

/** The memberships of a request's session: the session's middleware has read them. */
function membershipsOf(request: object): readonly Membership[] {
  const memberships: unknown = 'memberships' in request ? request.memberships : undefined;
  return memberships instanceof SessionMemberships ? memberships.current : [];
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
        socket.data = authorized;
        next();
      },
      (error: unknown) => {
        const refusal = clientErrorCode(error);
        if (refusal === null) logFailure(log, 'the handshake of a class failed', error);
        next(new HandshakeRefused(refusal ?? 'internal'));
      },
    );
  });
}
