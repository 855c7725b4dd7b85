/** HTTP calls of the chat: its settings, and what is done with a message besides posting it. */
import { type Reply, request, sendJson } from '#client/net/http/request.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { ChatChanges } from '#shared/protocol/http/chat-bodies.ts';
import { classroomPath, messagePath } from '#shared/protocol/paths.ts';

export function changeChatSettings(classroom: ClassroomId, changes: ChatChanges): Promise<Reply<NoResult>> {
  return sendJson('PATCH', classroomPath('chat', classroom), changes);
}

export function clearChat(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return request(classroomPath('messages', classroom), { method: 'DELETE' });
}

export function removeMessage(classroom: ClassroomId, number: number): Promise<Reply<NoResult>> {
  return request(messagePath('message', classroom, number), { method: 'DELETE' });
}

export function approveMessage(classroom: ClassroomId, number: number): Promise<Reply<NoResult>> {
  return request(messagePath('messageApproval', classroom, number), { method: 'POST' });
}

export function reportMessage(classroom: ClassroomId, number: number): Promise<Reply<NoResult>> {
  return request(messagePath('messageReport', classroom, number), { method: 'POST' });
}

/** The path of a message's picture. @param isMoving animated, if the picture is */
export function messagePicturePath(classroom: ClassroomId, number: number, isMoving = false): string {
  return messagePath('messagePicture', classroom, number) + (isMoving ? '?moving' : '');
}
