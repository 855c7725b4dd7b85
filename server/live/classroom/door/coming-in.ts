/** Whoever comes to a class by its code, its list or a card: what the door shows, and whether it gives a seat. */
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { JoinLook } from '../../../../shared/protocol/answers.ts';
import { type Failure, failure } from '../../../../shared/protocol/errors.ts';
import type { Join, Look } from '../../../../shared/protocol/schemas.ts';
import type { Classrooms, Membership, Person, Student } from '../../classrooms.ts';
import type { ClassroomHost } from '../host.ts';
import type { Claim } from '../seats/seating.ts';
import { isPassword } from './password.ts';

/** What somebody may know before going in. */
export async function lookIn(
  host: ClassroomHost,
  asked: Look,
  memberships: readonly Membership[],
): ReturnType<Classrooms['look']> {
  const known = knownIn(host, memberships);
  if (known === null) {
    const refusal = await passwordRefusal(host, asked);
    if (refusal !== null) return refusal;
  }
  const { id, title, naming } = host.record;
  const outside = bannedFrom(host, memberships) ?? finishedFor(host, known);
  if (outside !== null) return outside;
  const seat = known?.role === 'student' ? host.lookOf(known) : null;
  const you: JoinLook['you'] =
    known?.role === 'teacher' ? { role: 'teacher' } : seat === null ? null : { role: 'student', ...seat };
  return { ok: true, id, title, naming, choices: host.choices, offers: host.offers(asked.language ?? 'en'), you };
}

/** @param former seats that this session let go of */
export async function comeIn(
  host: ClassroomHost,
  asked: Join,
  memberships: readonly Membership[],
  former: readonly Membership[],
): ReturnType<Classrooms['join']> {
  const claim = claimOf(asked);
  const { id } = host.record;
  const known = knownIn(host, memberships);
  const banned = bannedFrom(host, memberships);
  if (banned !== null) return banned;
  // Whoever is in already stays who they are, unless a code or a card says otherwise; a teacher who tries the code takes no seat.
  const shows = claim.by === 'rejoin' || claim.by === 'card';
  if (known !== null && (known.role === 'teacher' || !shows)) return { ok: true, id, person: known };
  if (known === null && !shows) {
    const refusal = await passwordRefusal(host, asked);
    if (refusal !== null) return refusal;
  }
  const finished = finishedFor(host, known);
  if (finished !== null) return finished;
  // Whoever was removed for now has the seat in the session still.
  const taken = await host.takeSeat(claim, studentsOf(id, [...former, ...memberships]));
  return taken.ok ? { ok: true, id, person: taken.student } : taken;
}

/** The seats of this class among them. */
export function studentsOf(classroom: ClassroomId, memberships: readonly Membership[]): Student[] {
  return memberships.flatMap(({ classroom: of, person }) =>
    of === classroom && person.role === 'student' ? [person] : [],
  );
}

/** Who a session is in a class, though perhaps waiting; null for a stranger, and when its seat is another device's now. */
function knownIn(host: ClassroomHost, memberships: readonly Membership[]): Person | null {
  const known = memberships.find(({ classroom }) => classroom === host.record.id)?.person;
  return known !== undefined && (host.holds(known) || host.isWaiting(known)) ? known : null;
}

function bannedFrom(host: ClassroomHost, memberships: readonly Membership[]): Failure | null {
  return host.door.isBanned(studentsOf(host.record.id, memberships)) ? failure('removed-for-good') : null;
}

/** After the lesson nobody new is taken in; whoever is in is. */
function finishedFor(host: ClassroomHost, known: Person | null): Failure | null {
  return known === null && host.door.isFinished ? failure('finished') : null;
}

async function passwordRefusal(host: ClassroomHost, { password }: Pick<Look, 'password'>): Promise<Failure | null> {
  const { passwordHash } = host.record;
  if (passwordHash === null) return null;
  if (password === undefined) return failure('password-needed');
  return (await isPassword(password, passwordHash)) ? null : failure('wrong-password');
}

function claimOf({ name, choice, rejoin, card }: Join): Claim {
  if (card !== undefined) return { by: 'card', card };
  if (rejoin !== undefined) return { by: 'rejoin', rejoin };
  if (choice !== undefined) return { by: 'choice', number: choice };
  return { by: 'name', name: name ?? null };
}
