/**
 * The boards that this tab has reset, remembered over a reload. Only this tab offers to undo a reset; other teachers do not see
 * the offer. The server decides for how long a reset can be undone.
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
