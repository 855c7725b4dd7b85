/**
 * What the class's own link and QR code hold beside the code: whoever shows it was invited, and guesses no code. It opens nothing by
 * itself. It follows from the class's code and card key, so that it is kept and gone with them, and a new one of either makes it anew.
 */
import { timingSafeEqual } from 'node:crypto';
import type { ClassroomRecord } from '#server/store/port.ts';
import { deriveSecret } from './seat-cards.ts';

type InvitationSource = Pick<ClassroomRecord, 'code' | 'cardKey'>;

/** Of no class: no code is empty. */
const NO_CLASS: InvitationSource = { code: '', cardKey: '' };

export function invitationOf({ code, cardKey }: InvitationSource): string {
  return deriveSecret(cardKey, `class ${code}`);
}

/** Is this the invitation to the class? It takes as long whether there is such a class or not. */
export function isInvitation(record: InvitationSource | null, given: string): boolean {
  const [givenBytes, expected] = [Buffer.from(given), Buffer.from(invitationOf(record ?? NO_CLASS))];
  return givenBytes.length === expected.length && timingSafeEqual(givenBytes, expected) && record !== null;
}
