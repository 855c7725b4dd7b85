/**
 * The invitation: the class's own link and QR code hold it beside the code. A browser that shows it was invited, and does not guess codes.
 * By itself it admits nobody. It is derived from the class's code and card key: a new code or card key makes a new one.
 */
import { timingSafeEqual } from 'node:crypto';
import type { ClassroomRecord } from '#server/store/port.ts';
import { deriveSecret } from './seat-cards.ts';

type InvitationSource = Pick<ClassroomRecord, 'code' | 'cardKey'>;

/** The source where there is no class: no class has an empty code. */
const NO_CLASS: InvitationSource = { code: '', cardKey: '' };

export function invitationOf({ code, cardKey }: InvitationSource): string {
  return deriveSecret(cardKey, `class ${code}`);
}

/** Whether this is the class's invitation. Checking takes equally long whether there is such a class or not. */
export function isInvitation(record: InvitationSource | null, given: string): boolean {
  const [givenBytes, expected] = [Buffer.from(given), Buffer.from(invitationOf(record ?? NO_CLASS))];
  return givenBytes.length === expected.length && timingSafeEqual(givenBytes, expected) && record !== null;
}
