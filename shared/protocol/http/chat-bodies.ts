/** Bodies of HTTP requests to a class's chat. */
import * as v from 'valibot';
import {
  FILTER_FORM_LENGTH_MAX,
  FILTER_WORD_LENGTH_MAX,
  FILTER_WORDS_MAX,
  MESSAGE_LENGTH_MAX,
  SLOW_SECONDS_MAX,
} from '#shared/limits.ts';
import { SeatNumber } from '#shared/protocol/messages/admission-messages.ts';
import { integer, list, object, PersonIdText, text } from '#shared/protocol/schema-parts.ts';
import { CHAT_PICTURES, CHAT_VOICES } from '#shared/protocol/views/chat-view.ts';
import { Operation } from './operation.ts';

const MessageNumber = integer(1, Number.MAX_SAFE_INTEGER);

/** A message sent again with the same `operation` is the same message. `to`: the seat whose private thread with the teachers it is in. */
export const PostRequest = object({
  operation: Operation,
  // The bound is loose: the route checks the exact length and answers with a sentence.
  text: text(0, MESSAGE_LENGTH_MAX * 4),
  to: v.exactOptional(SeatNumber),
  /** It has a word that is not used, and its author sends it all the same: to everybody it waits for the teacher. */
  anyway: v.exactOptional(v.boolean()),
  /** Whose page it is from: it is nobody else's who uses the same browser. */
  person: v.exactOptional(PersonIdText),
});
export type PostRequest = v.InferOutput<typeof PostRequest>;

/** What a teacher changes in the chat. A missing field stays as it is. */
export const ChatChanges = object({
  voice: v.exactOptional(v.picklist(CHAT_VOICES)),
  slow: v.exactOptional(integer(0, SLOW_SECONDS_MAX)),
  pictures: v.exactOptional(v.picklist(CHAT_PICTURES)),
  words: v.exactOptional(list(text(1, FILTER_WORD_LENGTH_MAX * 2), 0, FILTER_WORDS_MAX)),
  /** A form that the filter found, which may be written in this class; false takes it back. */
  allow: v.exactOptional(object({ form: text(1, FILTER_FORM_LENGTH_MAX), allowed: v.boolean() })),
  pinned: v.exactOptional(v.nullable(MessageNumber)),
  mute: v.exactOptional(object({ seat: SeatNumber, muted: v.boolean() })),
});
export type ChatChanges = v.InferOutput<typeof ChatChanges>;
