/**
 * What this tab has reset or continued from a moment, remembered over a reload. Only this tab offers to undo it; other teachers do not see
 * the offer. The server decides for how long it can be undone.
 */

import { readStored, writeStored } from '#client/base/browser-storage.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';

const STORAGE_NAME = 'resets';
const CONTINUED = 'continued:';
const ownResets = new Set((readStored(STORAGE_NAME, 'sessionStorage') ?? '').split(' '));

function store(): void {
  writeStored(STORAGE_NAME, [...ownResets].join(' '), 'sessionStorage');
}

export function recordReset(classroom: ClassroomId, board: BoardNumber): void {
  ownResets.delete(`${CONTINUED}${classroom}/${board}`);
  ownResets.add(`${classroom}/${board}`);
  store();
}

/** @param boards that were laid so; empty: a new activity continues the moment */
export function recordContinuation(classroom: ClassroomId, boards: readonly BoardNumber[]): void {
  for (const board of boards) {
    ownResets.delete(`${classroom}/${board}`);
    ownResets.add(`${CONTINUED}${classroom}/${board}`);
  }
  if (boards.length === 0) ownResets.add(`${CONTINUED}${classroom}`);
  store();
}

export function isOwnReset(classroom: ClassroomId, board: BoardNumber): boolean {
  return ownResets.has(`${classroom}/${board}`);
}

/** @param board null: a new activity */
export function isOwnContinuation(classroom: ClassroomId, board: BoardNumber | null): boolean {
  return ownResets.has(`${CONTINUED}${classroom}${board === null ? '' : `/${board}`}`);
}
