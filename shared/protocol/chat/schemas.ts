/** Shapes of what pages send to a class's chat, as JSON. */
import * as v from 'valibot';
import { FILTER_WORD_LENGTH_MAX, FILTER_WORDS_MAX, MESSAGE_LENGTH_MAX, SLOW_SECONDS_MAX } from '../../limits.ts';
import { SeatNumber } from '../door.ts';
import { list, object, text, whole } from '../shape.ts';
import { CHAT_PICTURES, CHAT_VOICES } from './events.ts';

const MessageNumber = whole(1, Number.MAX_SAFE_INTEGER);

/** `operation`: the page and its count; sent again it is the same message. `to`: the line of this seat with the teachers. */
export const Wish = object({
  operation: object({ page: whole(1, 0xffff_ffff), counter: whole(1, Number.MAX_SAFE_INTEGER) }),
  // A code point may take two units; more than that is refused in words.
  text: text(0, MESSAGE_LENGTH_MAX * 4),
  to: v.exactOptional(SeatNumber),
});
export type Wish = v.InferOutput<typeof Wish>;

/** What a teacher changes of the chat; what is not named stays. */
export const ChatChanges = object({
  voice: v.exactOptional(v.picklist(CHAT_VOICES)),
  slow: v.exactOptional(whole(0, SLOW_SECONDS_MAX)),
  pictures: v.exactOptional(v.picklist(CHAT_PICTURES)),
  words: v.exactOptional(list(text(1, FILTER_WORD_LENGTH_MAX * 2), 0, FILTER_WORDS_MAX)),
  pinned: v.exactOptional(v.nullable(MessageNumber)),
  mute: v.exactOptional(object({ seat: SeatNumber, muted: v.boolean() })),
});
export type ChatChanges = v.InferOutput<typeof ChatChanges>;
