/** Shapes of what pages send to a class's chat, as JSON. */
import * as v from 'valibot';
import {
  CAPACITY_MAX,
  FILTER_WORD_LENGTH_MAX,
  FILTER_WORDS_MAX,
  MESSAGE_LENGTH_MAX,
  SLOW_SECONDS_MAX,
} from '../../limits.ts';
import { list, object, text, whole } from '../shape.ts';

/** A seat's number goes on counting when seats before it are gone. */
const Seat = whole(1, CAPACITY_MAX * 1_000);
const MessageNumber = whole(1, Number.MAX_SAFE_INTEGER);

/** `operation`: the page and its count; sent again it is the same message. `to`: the line of this seat with the teachers. */
export const Wish = object({
  operation: object({ page: whole(1, 0xffff_ffff), counter: whole(1, Number.MAX_SAFE_INTEGER) }),
  // A code point may take two units; more than that is refused in words.
  text: text(0, MESSAGE_LENGTH_MAX * 4),
  to: v.exactOptional(Seat),
});
export type Wish = v.InferOutput<typeof Wish>;

/** What a teacher changes of the chat; what is not named stays. */
export const ChatChanges = object({
  voice: v.exactOptional(v.picklist(['off', 'teacher', 'all'])),
  slow: v.exactOptional(whole(0, SLOW_SECONDS_MAX)),
  pictures: v.exactOptional(v.picklist(['off', 'approval', 'on'])),
  words: v.exactOptional(list(text(1, FILTER_WORD_LENGTH_MAX * 2), 0, FILTER_WORDS_MAX)),
  pinned: v.exactOptional(v.nullable(MessageNumber)),
  mute: v.exactOptional(object({ seat: Seat, muted: v.boolean() })),
});
export type ChatChanges = v.InferOutput<typeof ChatChanges>;
