/** Joining a class by its code, its list entry or a card: what a newcomer may see before, and whether they get a seat. */

import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import type { SeatClaim } from '#server/classroom/seats/seating.ts';
import { type Membership, studentsOf } from '#server/identity/membership.ts';
import { verifyPassword } from '#server/identity/password.ts';
import { type Person, personIdOf } from '#server/identity/person.ts';
import type { SeatId } from '#shared/ids.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { JoinPreviewRequest, JoinRequest } from '#shared/protocol/http/request-bodies.ts';
import type { JoinPreview } from '#shared/protocol/http/responses.ts';

/** What a newcomer may know before joining. */
export async function previewJoin(
  host: ClassroomHost,
  request: JoinPreviewRequest,
  memberships: readonly Membership[],
): ReturnType<Classrooms['previewJoin']> {
  const known = existingPerson(host, memberships);
  if (known === null) {
    const refusal = await passwordFailure(host, request);
    if (refusal !== null) return refusal;
  }
  const { id, title, naming } = host.record;
  const refusal = bannedFailure(host, memberships) ?? finishedFailure(host, known);
  if (refusal !== null) return refusal;
  return {
    ok: true,
    id,
    title,
    naming,
    choices: host.joining.choices,
    offers: host.joining.suggestedNicknames(request.language ?? 'en'),
    you: known === null ? null : youOf(host, known),
  };
}

function youOf(host: ClassroomHost, known: Person): JoinPreview['you'] {
  if (known.role === 'teacher') return { role: 'teacher' };
  const seat = host.appearanceOf(known);
  return seat === null ? null : { role: 'student', person: personIdOf(host.record.id, known), ...seat };
}

interface Joining {
  readonly memberships: readonly Membership[];
  /** Seats that this session has left. */
  readonly former: readonly Membership[];
  /** The id of the seat that this request makes. */
  readonly newSeat: SeatId | undefined;
}

export async function joinClass(
  host: ClassroomHost,
  request: JoinRequest,
  { memberships, former, newSeat }: Joining,
): ReturnType<Classrooms['join']> {
  const claim = claimOf(request);
  const { id } = host.record;
  const known = existingPerson(host, memberships);
  const banned = bannedFailure(host, memberships);
  if (banned !== null) return banned;
  // A member stays who they are unless a rejoin code or a card proves another seat. A teacher who tries the code takes no seat.
  const provesSeat = claim.by === 'rejoin' || claim.by === 'card';
  if (known !== null && (known.role === 'teacher' || !provesSeat)) return { ok: true, id, person: known };
  if (known === null && !provesSeat) {
    const refusal = await passwordFailure(host, request);
    if (refusal !== null) return refusal;
  }
  const finished = finishedFailure(host, known);
  if (finished !== null) return finished;
  // The session of a student who was removed for now still has the seat.
  const taken = await host.joining.takeSeat(claim, studentsOf(id, [...former, ...memberships]), newSeat);
  return taken.ok ? { ok: true, id, person: taken.student } : taken;
}

/** Who a session is in a class, members and waiting students alike; null for a stranger, and when the seat has moved to another device. */
function existingPerson(host: ClassroomHost, memberships: readonly Membership[]): Person | null {
  const known = memberships.find(({ classroom }) => classroom === host.record.id)?.person;
  return known !== undefined && (host.isMember(known) || host.isWaiting(known)) ? known : null;
}

function bannedFailure(host: ClassroomHost, memberships: readonly Membership[]): Failure | null {
  return host.admission.isBanned(studentsOf(host.record.id, memberships)) ? failure('removed-for-good') : null;
}

/** After the lesson nobody new joins; members keep their access. */
function finishedFailure(host: ClassroomHost, known: Person | null): Failure | null {
  return known === null && host.admission.isFinished ? failure('finished') : null;
}

async function passwordFailure(
  host: ClassroomHost,
  { password }: Pick<JoinPreviewRequest, 'password'>,
): Promise<Failure | null> {
  const { passwordHash } = host.record;
  if (passwordHash === null) return null;
  if (password === undefined) return failure('password-needed');
  return (await verifyPassword(password, passwordHash)) ? null : failure('wrong-password');
}

function claimOf({ name, choice, rejoin, card, returning }: JoinRequest): SeatClaim {
  if (card !== undefined) return { by: 'card', card };
  if (rejoin !== undefined) return { by: 'rejoin', rejoin };
  if (choice !== undefined) return { by: 'choice', number: choice, returning };
  return { by: 'name', name: name ?? null, returning };
}
