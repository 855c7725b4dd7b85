/** Limits of the board: pointers, camera, and sizes of what is drawn. */

/** A press that is released within this distance of where it went down picks a piece up and keeps it in hand. CSS pixels. */
export const TAP_PX = 8;
/** A piece that is put down snaps at this distance at least: nobody aims more exactly. CSS pixels. */
export const SNAP_FLOOR_PX: Readonly<Record<'mouse' | 'touch' | 'pen', number>> = { mouse: 12, touch: 16, pen: 16 };
/** A finger carries what it holds so far above itself, from its own place to the piece's middle, as long as that is small. CSS pixels. */
export const FINGER_RISE_PX = 64;
/** Up to this short side it rises all the way, and from the second one on not at all: a finger covers little of it. CSS pixels. */
export const RISE_WHOLE_PX = 96;
export const RISE_NONE_PX = 240;
/** It rises while the finger goes this far, after it has left the place where it went down. CSS pixels. */
export const RISE_TRAVEL_PX = 32;
/** A finger or a pen takes a piece up to this distance beside it. CSS pixels. */
export const TOUCH_REACH_PX = 24;
/** A second finger within this time of the first makes a pinch, even if the first one is on a piece. Milliseconds. */
export const PINCH_GRACE_MS = 150;
/** A finger that has lain still on the table for this long when another one goes down rests: it is no half of a pinch ... */
export const REST_MS = 400;
/** ... until it has gone this far while a piece is in hand, or TAP_PX while none is. CSS pixels. */
export const REST_TRAVEL_PX = 24;

/** Two presses on the empty table within this time and distance show all of it. Milliseconds, CSS pixels. */
export const DOUBLE_TAP_MS = 350;
export const DOUBLE_TAP_PX = 24;

/** Margin around what a view fits, on each side. CSS pixels. */
export const FIT_MARGIN_PX = 8;
/** This much of the mat always stays in view, along each axis. CSS pixels. */
export const MAT_VISIBLE_MIN_PX = 64;
/** Length of a piece's short side at the deepest zoom. CSS pixels. */
export const PIECE_PX_MAX = 280;
/** The deepest zoom is at least this many times the fitted one. */
export const ZOOM_OVER_FIT_MIN = 2;
/** Room above a solved picture for the sentence that congratulates. CSS pixels. */
export const SOLVED_TOP_INSET_PX = 52;
/** A lower view, as of a phone that lies on its side, has none: the sentence stands in the bar. CSS pixels. */
export const SOLVED_INSET_VIEW_MIN_PX = 440;
/** Duration of the camera's move to the solved picture. Milliseconds. */
export const CAMERA_ANIMATION_MS = 900;
/** Zoom factor of one notch of a mouse wheel. */
export const ZOOM_PER_NOTCH = 1.15;
/** What a mouse wheel reports for one notch. CSS pixels. */
export const WHEEL_NOTCH_PX = 100;
/** A pinch on a trackpad arrives as a wheel with the control key and small steps: they are multiplied by this. */
export const TRACKPAD_PINCH_GAIN = 8;

/** A lifted group is drawn larger by this share, ... */
export const LIFT_GROWTH = 0.04;
/** ... but no side of it moves outwards by more than this share of a piece. */
export const LIFT_GROWTH_PIECES = 0.08;

/** More device pixels a CSS pixel than this make no visible difference. */
export const PIXEL_RATIO_MAX = 2;

/** Longest side of the texture of a picture, in pixels: 16 MB at four bytes a pixel. */
export const TEXTURE_LONG_SIDE_MAX = 2_048;
