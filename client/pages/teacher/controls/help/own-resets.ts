/**
 * Boards that this tab dealt anew, over a reload, too: here alone it is offered to have them back. Whoever leads beside her is not asked
 * about what she did, however much that is. How long it can be undone, the server says.
 */

import { readStored, writeStored } from '#client/base/browser-storage.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';

const STORAGE_NAME = 'resets';
const ownResets = new Set((readStored(STORAGE_NAME, 'sessionStorage') ?? '').split(' '));

export function recordReset(classroom: ClassroomId, board: BoardNumber): void {
  ownResets.add(`${classroom}/${board}`);
  writeStored(STORAGE_NAME, [...ownResets].join(' '), 'sessionStorage');
}

export function isOwnReset(classroom: ClassroomId, board: BoardNumber): boolean {
  return ownResets.has(`${classroom}/${board}`);
}
