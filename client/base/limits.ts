/** Bounds of the client alone, with their units. */

/** Remote motion is shown so long after it happened: enough for the next frame to have come, and no more. Milliseconds. */
export const INTERPOLATION_DELAY_MS_MIN = 50;
export const INTERPOLATION_DELAY_MS_MAX = 100;
/** A refused piece glides back in so long. Milliseconds. */
export const GLIDE_BACK_MS = 240;
/** A pointer that was not heard of for so long is gone. Milliseconds. */
export const POINTER_TIMEOUT_MS = 4_000;
/** The shortest time between two pointer frames. Milliseconds. */
export const POINTER_SEND_MS = 66;
/** An operation that may be asked for again is, after so long. Milliseconds. */
export const OPERATION_RETRY_MS = 1_000;
/** "Saved" turns to "Saving" when something is not answered for so long. Milliseconds. */
export const SAVING_STATUS_DELAY_MS = 400;
/** How often the page looks whether its moves are safe. Milliseconds. */
export const SAVE_STATUS_POLL_MS = 100;
/** Cut lines fade so long once the picture is whole. Milliseconds. */
export const SOLVED_FADE_MS = 600;
/** A board that nobody has touched opens with its whole picture for so long, then its pieces slide to their places in so long. Milliseconds. */
export const INTRO_PREVIEW_MS = 1_500;
export const INTRO_SLIDE_MS = 500;
/** Until a child has lifted a piece, a hand shows a drag this often, in so long. Milliseconds. */
export const DRAG_HINT_INTERVAL_MS = 6_000;
export const DRAG_HINT_MS = 1_800;

/** A piece that the teacher shows goes to its place in so long, so many times; as a still picture it stands so long. Milliseconds. */
export const SHOWN_PIECE_GLIDE_MS = 2_200;
export const SHOWN_PIECE_REPEATS = 3;
export const SHOWN_PIECE_STILL_MS = 7_000;
