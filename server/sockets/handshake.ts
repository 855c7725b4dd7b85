/** Who comes through the door of a class's namespace: a session that is a member of the class which the URL names, from a page of this version. */
import type { Namespace } from 'socket.io';
import { is } from 'valibot';
import { type Log, logRefusal } from '#server/base/log.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Membership, Person } from '#server/classroom/port.ts';
import { clientErrorCode } from '#server/store/error.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import { CLASS_PARAMETER, PROTOCOL_VERSION } from '#shared/protocol/paths.ts';
import { ConnectionHandshake } from '#shared/protocol/request-schemas.ts';

/** What a class's socket knows of itself once it is in: checked at the door, from memory ever after. */
export interface ClassSocketData {
  host: ClassroomHost;
  person: Person;
  page: Page;
  /** Takes it away from the boards that it may look at no more. */
  leaveInaccessibleBoards?: () => void;
}

/** The parts of a handshake that are looked at. */
export interface HandshakeCredentials {
  readonly query: Readonly<Record<string, unknown>>;
  readonly auth: unknown;
  readonly memberships: readonly Membership[];
}

/** The class's host, or why somebody with this standing is not let in. */
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
  const host = await authorizeMember(membership.classroom, membership.person);
  return typeof host === 'string' ? host : { host, person: membership.person, page: credentials.auth.page };
}

/** The memberships that a handshake's session holds. */
function membershipsOf(request: object): readonly Membership[] {
  const session: unknown = 'session' in request ? request.session : undefined;
  if (typeof session !== 'object' || session === null || !('memberships' in session)) return [];
  // Only the server writes a session, and only memberships there.
  return Array.isArray(session.memberships) ? (session.memberships as Membership[]) : [];
}

/** A refusal reaches the client as `connect_error` whose `data` is a Failure. */
export class HandshakeRefused extends Error {
  readonly data: ReturnType<typeof failure>;
  constructor(code: ErrorCode) {
    super(code);
    this.data = failure(code);
  }
}

/** Puts the door before a namespace. Its sockets' `data` is a ClassSocketData from then on. */
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
          logRefusal(log, authorized, { at: 'the door of a class' });
          next(new HandshakeRefused(authorized));
          return;
        }
        socket.data = authorized;
        next();
      },
      (error: unknown) => {
        const refusal = clientErrorCode(error);
        if (refusal === null) log.error({ err: error }, 'the door of a class failed');
        next(new HandshakeRefused(refusal ?? 'internal'));
      },
    );
  });
}
