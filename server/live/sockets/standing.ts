/** Who comes through the door of a class's namespace: a session that is a member of the class which the URL names, from a page of this version. */
import type { Namespace } from 'socket.io';
import { is } from 'valibot';
import type { ClassroomId, Page } from '../../../shared/ids.ts';
import { type ErrorCode, failure } from '../../../shared/protocol/errors.ts';
import { CLASS_PARAMETER, PROTOCOL_VERSION } from '../../../shared/protocol/paths.ts';
import { Hello } from '../../../shared/protocol/schemas.ts';
import { type Log, noteRefusal } from '../../log.ts';
import { refusalOf } from '../../store/error.ts';
import type { ClassroomHost } from '../classroom/host.ts';
import type { Membership, Person } from '../classrooms.ts';

/** What a class's socket knows of itself once it is in: checked at the door, from memory ever after. */
export interface ClassSocketData {
  host: ClassroomHost;
  person: Person;
  page: Page;
  /** Takes it away from the boards that it may look at no more. */
  leaveLost?: () => void;
}

/** The parts of a handshake that are looked at. */
export interface Knock {
  readonly query: Readonly<Record<string, unknown>>;
  readonly auth: unknown;
  readonly memberships: readonly Membership[];
}

/** The class's host, or why somebody with this standing is not let in. */
export type FindMember = (classroom: ClassroomId, person: Person) => Promise<ClassroomHost | ErrorCode>;

async function admit(knock: Knock, findMember: FindMember): Promise<ClassSocketData | ErrorCode> {
  if (!is(Hello, knock.auth)) return 'bad-request';
  if (knock.auth.version !== PROTOCOL_VERSION) return 'other-version';
  const classroom = knock.query[CLASS_PARAMETER];
  const membership = knock.memberships.find((each) => each.classroom === classroom);
  if (membership === undefined) return 'not-member';
  const host = await findMember(membership.classroom, membership.person);
  return typeof host === 'string' ? host : { host, person: membership.person, page: knock.auth.page };
}

/** The memberships that a handshake's session holds. */
function membershipsOf(request: object): readonly Membership[] {
  const session: unknown = 'session' in request ? request.session : undefined;
  if (typeof session !== 'object' || session === null || !('memberships' in session)) return [];
  // Only the server writes a session, and only memberships there.
  return Array.isArray(session.memberships) ? (session.memberships as Membership[]) : [];
}

/** A refusal reaches the client as `connect_error` whose `data` is a Failure. */
export class RefusedAtDoor extends Error {
  readonly data: ReturnType<typeof failure>;
  constructor(code: ErrorCode) {
    super(code);
    this.data = failure(code);
  }
}

/** Puts the door before a namespace. Its sockets' `data` is a ClassSocketData from then on. */
export function guard<Client extends object, Server extends object>(
  namespace: Pick<Namespace<Client, Server, Record<never, never>, ClassSocketData>, 'use'>,
  findMember: FindMember,
  log: Log,
): void {
  namespace.use((socket, next) => {
    const { query, auth } = socket.handshake;
    admit({ query, auth, memberships: membershipsOf(socket.request) }, findMember).then(
      (admitted) => {
        if (typeof admitted === 'string') {
          noteRefusal(log, admitted, { at: 'the door of a class' });
          next(new RefusedAtDoor(admitted));
          return;
        }
        socket.data = admitted;
        next();
      },
      (error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal === null) log.error({ err: error }, 'the door of a class failed');
        next(new RefusedAtDoor(refusal ?? 'internal'));
      },
    );
  });
}
