/** What a person may write in the chat, and to whom. */
import type { ChatView } from '#shared/protocol/views/chat-view.ts';

/** Why this person may not write; null: they may. */
export function silenceReason(view: ChatView | null): 'lessonOver' | 'chatOff' | 'youAreMuted' | null {
  if (view !== null && view.you !== null && view.isOver) return 'lessonOver';
  if (view?.voice === 'off') return 'chatOff';
  return view?.muted === true ? 'youAreMuted' : null;
}

/**
 * The seat whose private thread a message goes to; null: everybody. A student writes to the teacher alone unless all
 * may write to all. @param wanted the writer's choice
 */
export function recipientOf(view: ChatView | null, wanted: number | null): number | null {
  if (view === null) return null;
  if (view.you === null) return view.forTeachers?.seats.some(({ seat }) => seat === wanted) === true ? wanted : null;
  return view.voice === 'all' && wanted === null ? null : view.you;
}

/** Teachers always send pictures, students as the settings let them. */
export function mayAttach(view: ChatView | null): boolean {
  return view !== null && (view.you === null || view.pictures !== 'off');
}
