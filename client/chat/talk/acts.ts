/** What may be done with a class's chat and its messages, besides writing. */
import type { ClassroomId } from '../../../shared/ids.ts';
import type { ChatChanges } from '../../../shared/protocol/chat/schemas.ts';
import type { Done } from '../../../shared/protocol/events.ts';
import { classroomPath, messagePath } from '../../../shared/protocol/paths.ts';
import { ask, type Reply } from '../../net/api.ts';

export function setChat(classroom: ClassroomId, changes: ChatChanges): Promise<Reply<Done>> {
  return ask(classroomPath('chat', classroom), {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(changes),
  });
}

export function clearChat(classroom: ClassroomId): Promise<Reply<Done>> {
  return ask(classroomPath('messages', classroom), { method: 'DELETE' });
}

export function removeMessage(classroom: ClassroomId, number: number): Promise<Reply<Done>> {
  return ask(messagePath('message', classroom, number), { method: 'DELETE' });
}

export function approveMessage(classroom: ClassroomId, number: number): Promise<Reply<Done>> {
  return ask(messagePath('messageApproval', classroom, number), { method: 'POST' });
}

export function reportMessage(classroom: ClassroomId, number: number): Promise<Reply<Done>> {
  return ask(messagePath('messageReport', classroom, number), { method: 'POST' });
}

/** Where a message's picture is. */
export function pictureOf(classroom: ClassroomId, number: number, isMoving = false): string {
  return messagePath('messagePicture', classroom, number) + (isMoving ? '?moving' : '');
}
