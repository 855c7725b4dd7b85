/** Remembers for a tab's lifetime that a student plays by keys, so that a page that is loaded again goes on there. */
import { readStored, removeStored, writeStored } from '#client/base/browser-storage.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

/** By seat: the next student at this device starts without the panel. */
function nameFor({ id, you }: ClassroomView): string | null {
  return you.role === 'student' ? `keyboard.${id}.${you.id}` : null;
}

export function storeKeyboardMode(view: ClassroomView, isOpen: boolean): void {
  const name = nameFor(view);
  if (name === null) return;
  if (isOpen) writeStored(name, '1', 'sessionStorage');
  else removeStored(name, 'sessionStorage');
}

export function wasKeyboardOpen(view: ClassroomView): boolean {
  const name = nameFor(view);
  return name !== null && readStored(name, 'sessionStorage') !== null;
}
