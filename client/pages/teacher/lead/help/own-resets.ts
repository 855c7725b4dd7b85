/**
 * Boards that this tab dealt anew, over a reload, too: here alone it is offered to have them back. Whoever leads beside her is not asked
 * about what she did, however much that is. How long it can be undone, the server says.
 */
import type { BoardNumber, ClassroomId } from '../../../../../shared/ids.ts';
import { keep, kept } from '../../../../kept.ts';

const NAME = 'resets';
const own = new Set((kept(NAME, 'sessionStorage') ?? '').split(' '));

export function noteReset(classroom: ClassroomId, board: BoardNumber): void {
  own.add(`${classroom}/${board}`);
  keep(NAME, [...own].join(' '), 'sessionStorage');
}

export function isOwnReset(classroom: ClassroomId, board: BoardNumber): boolean {
  return own.has(`${classroom}/${board}`);
}
