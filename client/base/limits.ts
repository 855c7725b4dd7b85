/** Limits and durations of the client alone, with their units. */

/** The delay with which remote motion is shown, so that the next frame has usually arrived. Milliseconds. */
export const INTERPOLATION_DELAY_MS_MIN = 50;
export const INTERPOLATION_DELAY_MS_MAX = 100;
/** The duration in which a refused piece glides back. Milliseconds. */
export const GLIDE_BACK_MS = 240;
/** A remote pointer disappears after this time without a frame. Milliseconds. */
export const POINTER_TIMEOUT_MS = 4_000;
/** The shortest time between two pointer frames. Milliseconds. */
export const POINTER_SEND_MS = 66;
/** "Saved" changes to "Saving" when a move stays unacknowledged for this time. Milliseconds. */
export const SAVING_STATUS_DELAY_MS = 400;
/** The interval at which the page checks whether its moves are saved. Milliseconds. */
export const SAVE_STATUS_POLL_MS = 100;
/** The duration in which the cut lines of a solved puzzle fade. Milliseconds. */
export const SOLVED_FADE_MS = 600;
/** The intro of an untouched board: how long it shows the whole picture, and how long the pieces then slide to their places. Milliseconds. */
export const INTRO_PREVIEW_MS = 1_500;
export const INTRO_SLIDE_MS = 500;
/** The drag hint, until the student has lifted a piece: its interval and its duration. Milliseconds. */
export const DRAG_HINT_INTERVAL_MS = 6_000;
export const DRAG_HINT_MS = 1_800;

/** A piece that the teacher shows: the duration of its motion, the number of repetitions, and how long it is shown as a still picture. Milliseconds. */
export const SHOWN_PIECE_GLIDE_MS = 2_200;
export const SHOWN_PIECE_REPEATS = 3;
export const SHOWN_PIECE_STILL_MS = 7_000;

/** A request over HTTP without a byte in either direction for this long is ended. Milliseconds. */
export const HTTP_SILENCE_MS = 12_000;
/** The same for the answer to a picture that has been sent whole: the server decodes and encodes it first. Milliseconds. */
export const PICTURE_ANSWER_MS = 25_000;
/** The same for a probe of a connection that may be dead. Milliseconds. */
export const PROBE_SILENCE_MS = 2_500;
/** A request over a socket without an answer for this long has failed, although the connection lives. Milliseconds. */
export const REQUEST_ANSWER_MS = 15_000;

/** How often a page asks for the server's address while it shows one, and how long without an answer it counts as unsure. Milliseconds. */
export const ADDRESS_POLL_MS = 10_000;
export const ADDRESS_UNANSWERED_MS = 10_000;

/** A page loads itself anew this long after its class came to a newer build, and after the last touch. Milliseconds. */
export const NEW_BUILD_MS = 60_000;
export const UNTOUCHED_MS = 30_000;

/** A WebSocket that is not open after this long has failed: something on the way swallows it. Milliseconds. */
export const WEBSOCKET_CONNECT_MS = 6_000;
/** The same for HTTP polling, which has no second choice. Milliseconds. */
export const POLLING_CONNECT_MS = 20_000;
/** A page that polls attempts WebSocket anew when it connects after this long. Milliseconds. */
export const TRANSPORT_MEMORY_MS = 600_000;
/** A connection that is missing for less is not spoken of: so a class may move from one server to another. Milliseconds. */
export const LOSS_SHOWN_MS = 1_500;
/** After this long without a connection a page says what to do about it. Milliseconds. */
export const CONNECTION_HELP_MS = 10_000;

/** A part that shows without a press, and without a network, is loaded so long after the page has shown its place: after all of a first visit. Milliseconds. */
export const QUIET_PRELOAD_MS = 10_000;

/** The largest picture that a page decodes: half a gigabyte of memory for a moment. Pixels. */
export const READABLE_PIXELS_MAX = 128 * 1024 * 1024;
