/**
 * What this tab has reset or continued from a moment, remembered over a reload. Only this tab offers to undo it; other teachers do not see
 * the offer. The server decides for how long it can be undone.
 */

import { signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';

const STORAGE_NAME = 'resets';
const CONTINUED = 'continued:';
/** A signal: an answer may come later than the view that it has changed, and the offer is drawn anew with either. */
const ownResets = signal<ReadonlySet<string>>(new Set((readStored(STORAGE_NAME, 'sessionStorage') ?? '').split(' ')));

function store(added: readonly string[], removed: readonly string[]): void {
  const others = [...ownResets.value].filter((each) => !removed.includes(each));
  ownResets.value = new Set([...others, ...added]);
  writeStored(STORAGE_NAME, [...ownResets.value].join(' '), 'sessionStorage');
}

const nameOf = (classroom: ClassroomId, board: BoardNumber) => `${classroom}/${board}`;

export function recordReset(classroom: ClassroomId, board: BoardNumber): void {
  const name = nameOf(classroom, board);
  store([name], [`${CONTINUED}${name}`]);
}

/** @param boards that were laid so; empty: a new activity continues the moment */
export function recordContinuation(classroom: ClassroomId, boards: readonly BoardNumber[]): void {
  const names = boards.map((board) => nameOf(classroom, board));
  const continued = names.length === 0 ? [`${CONTINUED}${classroom}`] : names.map((name) => `${CONTINUED}${name}`);
  store(continued, names);
}

export function isOwnReset(classroom: ClassroomId, board: BoardNumber): boolean {
  return ownResets.value.has(nameOf(classroom, board));
}

/** @param board null: a new activity */
export function isOwnContinuation(classroom: ClassroomId, board: BoardNumber | null): boolean {
  return ownResets.value.has(`${CONTINUED}${board === null ? classroom : nameOf(classroom, board)}`);
}
