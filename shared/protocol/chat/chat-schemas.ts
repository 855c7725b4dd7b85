/** Shapes of what pages send to a class's chat, as JSON. */
import * as v from 'valibot';
import { FILTER_WORD_LENGTH_MAX, FILTER_WORDS_MAX, MESSAGE_LENGTH_MAX, SLOW_SECONDS_MAX } from '#shared/limits.ts';
import { integer, list, object, text } from '#shared/protocol/schema-parts.ts';
import { SeatNumber } from '#shared/protocol/teacher/admission-messages.ts';
import { CHAT_PICTURES, CHAT_VOICES } from './chat-events.ts';

const MessageNumber = integer(1, Number.MAX_SAFE_INTEGER);

/** `operation`: the page and its count; sent again it is the same message. `to`: the line of this seat with the teachers. */
export const PostRequest = object({
  operation: object({ page: integer(1, 0xffff_ffff), counter: integer(1, Number.MAX_SAFE_INTEGER) }),
  // A code point may take two units; more than that is refused in words.
  text: text(0, MESSAGE_LENGTH_MAX * 4),
  to: v.exactOptional(SeatNumber),
});
export type PostRequest = v.InferOutput<typeof PostRequest>;

/** What a teacher changes of the chat; what is not named stays. */
export const ChatChanges = object({
  voice: v.exactOptional(v.picklist(CHAT_VOICES)),
  slow: v.exactOptional(integer(0, SLOW_SECONDS_MAX)),
  pictures: v.exactOptional(v.picklist(CHAT_PICTURES)),
  words: v.exactOptional(list(text(1, FILTER_WORD_LENGTH_MAX * 2), 0, FILTER_WORDS_MAX)),
  pinned: v.exactOptional(v.nullable(MessageNumber)),
  mute: v.exactOptional(object({ seat: SeatNumber, muted: v.boolean() })),
});
export type ChatChanges = v.InferOutput<typeof ChatChanges>;
