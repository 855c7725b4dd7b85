/** Shapes of what pages send to a class's chat, as JSON. */
import { type Static, Type } from 'typebox';
import {
  CAPACITY_MAX,
  FILTER_WORD_LENGTH_MAX,
  FILTER_WORDS_MAX,
  MESSAGE_LENGTH_MAX,
  SLOW_SECONDS_MAX,
} from '../../limits.ts';

const strict = { additionalProperties: false } as const;

/** A seat's number goes on counting when seats before it are gone. */
const Seat = Type.Integer({ minimum: 1, maximum: CAPACITY_MAX * 1_000 });
const MessageNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** `operation`: the page and its count; sent again it is the same message. `to`: the line of this seat with the teachers. */
export const Wish = Type.Object(
  {
    operation: Type.Object(
      {
        page: Type.Integer({ minimum: 1, maximum: 0xffff_ffff }),
        counter: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      },
      strict,
    ),
    // A code point may take two units; more than that is refused in words.
    text: Type.String({ maxLength: MESSAGE_LENGTH_MAX * 4 }),
    to: Type.Optional(Seat),
  },
  strict,
);
export type Wish = Static<typeof Wish>;

/** What a teacher changes of the chat; what is not named stays. */
export const ChatChanges = Type.Object(
  {
    voice: Type.Optional(Type.Union([Type.Literal('off'), Type.Literal('teacher'), Type.Literal('all')])),
    slow: Type.Optional(Type.Integer({ minimum: 0, maximum: SLOW_SECONDS_MAX })),
    pictures: Type.Optional(Type.Union([Type.Literal('off'), Type.Literal('approval'), Type.Literal('on')])),
    words: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: FILTER_WORD_LENGTH_MAX * 2 }), { maxItems: FILTER_WORDS_MAX }),
    ),
    pinned: Type.Optional(Type.Union([MessageNumber, Type.Null()])),
    mute: Type.Optional(Type.Object({ seat: Seat, muted: Type.Boolean() }, strict)),
  },
  strict,
);
export type ChatChanges = Static<typeof ChatChanges>;
