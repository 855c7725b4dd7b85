/** The board's numbers: reach and patience of a hand, bounds of the camera, sizes of what is drawn. */

/** A press released within so many CSS pixels of where it went down picks a piece up instead of putting it down. */
export const TAP_PX = 8;
/** How far beside a piece a finger or a pen may press and still take it. CSS pixels. */
export const TOUCH_REACH_PX = 24;
/** A second finger within so long of the first means a pinch, even where the first one found a piece. Milliseconds. */
export const PINCH_GRACE_MS = 150;

/** Two presses on the empty table, so soon after and so near to one another, show all of it. Milliseconds, CSS pixels. */
export const DOUBLE_TAP_MS = 350;
export const DOUBLE_TAP_PX = 24;

/** So much of the mat always stays in view, along each axis. CSS pixels. */
export const MAT_VISIBLE_MIN_PX = 64;
/** At the deepest zoom a piece's short side is so long. CSS pixels. */
export const PIECE_PX_MAX = 280;
/** The deepest zoom is never less than so many times the fitted one. */
export const ZOOM_OVER_FIT_MIN = 2;
/** Above the whole picture there is so much room for the sentence that says so. CSS pixels. */
export const SOLVED_TOP_INSET_PX = 52;
/** The camera takes so long to show the whole picture at the end. Milliseconds. */
export const CAMERA_ANIMATION_MS = 900;
/** One notch of a mouse wheel. */
export const ZOOM_PER_NOTCH = 1.15;
/** What a mouse wheel reports for one notch. CSS pixels. */
export const WHEEL_NOTCH_PX = 100;
/** A pinch on a trackpad arrives as a wheel with the control key and small steps: they count so many times. */
export const TRACKPAD_PINCH_GAIN = 8;

/** A held group is drawn larger by this share, ... */
export const LIFT_GROWTH = 0.04;
/** ... but no side of it moves outwards by more than this share of a piece. */
export const LIFT_GROWTH_PIECES = 0.08;

/** Device pixels a CSS pixel above which nothing is gained that an eye can see. */
export const PIXEL_RATIO_MAX = 2;
