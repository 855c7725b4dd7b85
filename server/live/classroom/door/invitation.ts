/**
 * What the class's own link and QR code hold beside the code: whoever shows it was invited, and guesses no code. It opens nothing by
 * itself. It follows from the class's code and card key, so that it is kept and gone with them, and a new one of either makes it anew.
 */
import { timingSafeEqual } from 'node:crypto';
import type { ClassroomRecord } from '../../../store/port.ts';
import { secretFor } from '../seats/cards.ts';

type Inviting = Pick<ClassroomRecord, 'code' | 'cardKey'>;

/** Of no class: no code is empty. */
const NOBODYS: Inviting = { code: '', cardKey: '' };

export function invitationOf({ code, cardKey }: Inviting): string {
  return secretFor(cardKey, `class ${code}`);
}

/** Is this the invitation to the class? It takes as long whether there is such a class or not. */
export function isInvitation(record: Inviting | null, given: string): boolean {
  const [shown, expected] = [Buffer.from(given), Buffer.from(invitationOf(record ?? NOBODYS))];
  return shown.length === expected.length && timingSafeEqual(shown, expected) && record !== null;
}
