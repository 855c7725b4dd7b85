/** Bounds that server and client share, with their units. Bounds of one side stand in that side. */

/** Side of the square plane, in units. A position is two u16. */
export const PLANE = 65_536;
/** The picture's long side, in units. It lies centred on the plane. */
export const PICTURE_LONG_SIDE = 16_384;
/** The mat's origin: the middle of the plane, in units. */
export const CENTRE = PLANE / 2;

/** Fewest and most pieces of a puzzle. */
export const PIECES_MIN = 2;
export const PIECES_MAX = 10_000;
/** Regions of a map, at most. */
export const REGIONS_MAX = 64;
/** Most pieces that a student may choose after a solved puzzle: about the 500 that the page offers teachers at first. */
export const NEXT_SIZE_PIECES_MAX = 625;
/** A picture's description. Letters as a reader counts them. */
export const DESCRIPTION_LENGTH_MAX = 200;
/** Most columns or rows. */
export const GRID_MAX = 200;
/** Fewest and most cards of a set, and letters on one, as a reader counts them. */
export const CARDS_MIN = 2;
export const CARDS_MAX = 60;
export const CARD_LETTERS_MAX = 200;
/** Most boxes that cards are sorted into. */
export const BOXES_MAX = 12;
/** A photo's side in parts, for the points that labels name. */
export const LABEL_SHARES = 10_000;

/** One tick: a board sends one frame for all moves in it. Milliseconds. */
export const TICK_MS = 33;
/** The shortest time between two drag frames of one page. Milliseconds. */
export const DRAG_MS = 33;
/** One round of the wall's feed, in ticks and in milliseconds. */
export const WALL_TICKS = 7;
export const WALL_TICK_MS = WALL_TICKS * TICK_MS;
/** A hold ends when it has not been renewed for so long. Milliseconds. */
export const HOLD_LEASE_MS = 6_000;
/** A page lets go of what its hand has not moved for so long. Milliseconds. */
export const HOLD_IDLE_MS = 45_000;
/** How often a page renews its holds. Milliseconds. */
export const KEEP_ALIVE_MS = 2_000;
/** The page shows "reconnecting" when an operation has had no answer for so long. Milliseconds. */
export const ANSWER_TIMEOUT_MS = 2_000;
/** How long a reset can be undone. Milliseconds. */
export const RESET_UNDO_MS = 10_000;
/** Collected moments of a class, and how many of them everybody's screen shows at once. */
export const MOMENTS_MAX = 60;
export const SHOWN_MOMENTS_MAX = 4;
/** What a shown moment plays before it and after it. Milliseconds. */
export const MOMENT_BEFORE_MS = 8_000;
export const MOMENT_AFTER_MS = 4_000;
/** The class's timer: shortest and longest. Milliseconds. */
export const TIMER_MS_MIN = 1_000;
export const TIMER_MS_MAX = 4 * 3_600_000;
/** Interval of the socket's pings, and how long an answer may take. Milliseconds. */
export const PING_MS = 5_000;

/** Groups that one drag frame may carry. */
export const DRAGS_PER_FRAME_MAX = 10;
/** The counter of drag frames wraps after this value, so that it never takes more than two bytes. */
export const DRAG_COUNTER_MAX = 0x3fff;
/** Bytes of one frame from a client. */
export const CLIENT_FRAME_BYTES_MAX = 128;
/** A browser's session ends when it is unused for so many days. */
export const SESSION_DAYS = 30;
/** A device that is a teacher's only now: at the latest after this time, and when its browser is closed. Milliseconds. */
export const TEACHER_NOW_MS = 6 * 3_600_000;
/** Classes whose teacher leaves a browser at once. */
export const LEFT_CLASSES_MAX = 256;
/** Characters of a person's id, as their pages know it. */
export const PERSON_ID_LENGTH = 22;
/** Pages whose last operation a board remembers. The least recently active one is forgotten first. */
export const PAGES_REMEMBERED_MAX = 1_024;
/** The same for one member: clients choose their page numbers, and a member who invents many evicts only their own. */
export const PAGES_OF_MEMBER_MAX = 32;
/** Segments of logs that one request of a replay side by side names, at most. */
export const FEED_SEGMENTS_MAX = 128;
/** Members of one board, the teachers' number 0 included. */
export const MEMBERS_MAX = 512;

/** Cuts of one picture in an activity, so that a student who needs fewer pieces gets fewer. */
export const CUTS_MAX = 3;
/** Teams of an activity: at most one for each hue. */
export const TEAMS_MIN = 2;
export const TEAMS_MAX = 12;
export const TEAMS_DEFAULT = 4;
/** Levels of a piece's hints, each more exact: its quarter, its row, its cell. */
export const HINT_LEVELS = 3;

/** Seats of a class. */
export const CAPACITY_MAX = 200;
export const CAPACITY_DEFAULT = 40;
/** Letters as a reader counts them (grapheme clusters). */
export const TITLE_LENGTH_MAX = 60;
export const NAME_LENGTH_MAX = 40;
/** Code points that a letter of a name or a title may take, on average. */
export const LINE_CODE_POINTS_PER_LETTER = 4;
/** Characters (code points). */
export const PASSWORD_LENGTH_MAX = 64;
/** Digits of a class's join code. The more classes are open, the longer are new codes. */
export const CODE_DIGITS_MIN = 6;
export const CODE_DIGITS_MAX = 10;

/** A rejoin code: characters that are not confused when read aloud or copied. 31^5 codes are 28 million. */
export const REJOIN_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
export const REJOIN_LENGTH = 5;
/** A secret of 96 bits in a link, as a regular expression. It is short enough for a QR code that any camera reads. */
export const LINK_SECRET = '[A-Za-z0-9_-]{16}';

/** A chat message. Characters (code points). */
export const MESSAGE_LENGTH_MAX = 500;
/** Messages of one page of a chat's history. */
export const CHAT_PAGE_MESSAGES = 50;
/** The longest pause between two messages of one student. Seconds. */
export const SLOW_SECONDS_MAX = 600;
/** A teacher's additions to the word filter, and the characters of one. */
export const FILTER_WORDS_MAX = 100;
export const FILTER_WORD_LENGTH_MAX = 30;
/** Forms that a class allows, and the characters of one. */
export const ALLOWED_FORMS_MAX = 100;
export const FILTER_FORM_LENGTH_MAX = 100;

/** A picture's upload. Bytes, pixels. */
export const UPLOAD_BYTES_MAX = 16 * 1024 * 1024;
export const UPLOAD_PIXELS_MAX = 64 * 1024 * 1024;
/** The long side of a picture as it is stored and drawn. Pixels. */
export const PICTURE_PIXELS_LONG = 2_048;
/** The least short side of a picture from which a puzzle is cut. Pixels. */
export const PICTURE_PIXELS_SHORT_MIN = 16;
