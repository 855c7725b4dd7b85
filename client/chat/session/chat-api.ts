/** HTTP calls of the chat: its settings, and what is done with a message besides posting it. */
import { pressDelete, pressPatch, pressPost } from '#client/net/http/press.ts';
import type { Reply } from '#client/net/http/request.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { ChatChanges } from '#shared/protocol/http/chat-bodies.ts';
import { classroomPath, messagePath } from '#shared/protocol/paths.ts';

export function changeChatSettings(classroom: ClassroomId, changes: ChatChanges): Promise<Reply<NoResult>> {
  return pressPatch(classroomPath('chat', classroom), changes);
}

export function clearChat(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return pressDelete(classroomPath('messages', classroom));
}

export function removeMessage(classroom: ClassroomId, number: number): Promise<Reply<NoResult>> {
  return pressDelete(messagePath('message', classroom, number));
}

export function approveMessage(classroom: ClassroomId, number: number): Promise<Reply<NoResult>> {
  return pressPost(messagePath('messageApproval', classroom, number));
}

export function reportMessage(classroom: ClassroomId, number: number): Promise<Reply<NoResult>> {
  return pressPost(messagePath('messageReport', classroom, number));
}

/** The path of a message's picture. @param isMoving animated, if the picture is */
export function messagePicturePath(classroom: ClassroomId, number: number, isMoving = false): string {
  return messagePath('messagePicture', classroom, number) + (isMoving ? '?moving' : '');
}
