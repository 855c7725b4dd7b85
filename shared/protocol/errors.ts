/** Every reason for which a request fails: a code for programs, whether a retry may succeed, and a sentence for people who read an answer by hand. */

/** `final`: the same request fails again. `later`: the same request may succeed later. */
export type RetryPolicy = 'final' | 'later';

/** The sentences are English; the interface has its own in each language, by the same codes. */
export const ERRORS = {
  // moves
  'unknown-piece': ['final', 'There is no such piece on this board.'],
  'off-plane': ['final', 'That place is not on the table.'],
  placed: ['final', 'That piece is already in its place.'],
  'not-held': ['final', 'Nobody has this piece in hand. Pick it up first.'],
  held: ['final', 'Somebody else is moving this piece.'],
  touched: ['final', 'Somebody else moved this piece meanwhile.'],
  'no-turns': ['final', 'Pieces of this puzzle are not turned.'],
  'no-hints': ['final', 'There are no hints in this puzzle.'],
  'no-check': ['final', 'What is right is not told on request in this puzzle.'],
  unsolved: ['final', 'This puzzle is not finished yet.'],
  'no-larger': ['final', 'This picture is not cut into more pieces.'],
  'teacher-only': ['final', 'Only the teacher can do that.'],
  'other-cut': ['final', 'These puzzles are not cut alike.'],
  'no-moment': ['final', 'There is no such moment of this board.'],
  'undo-over': ['final', 'That was too long ago to be undone.'],
  paused: ['later', 'The class is paused.'],
  unsaved: ['later', 'Moves cannot be saved right now. They are kept and sent again.'],
  moved: ['later', 'This board is open elsewhere. Connect again.'],
  'no-board': ['final', 'There is no such board in this class, or it is not yours.'],
  // messages
  'bad-request': ['final', 'This request is not of the form that Jogak speaks.'],
  'bad-frame': ['final', 'This frame is not of the form that Jogak speaks.'],
  'too-large': ['final', 'That is more than Jogak takes at once.'],
  'too-fast': ['later', 'That was too much at once. Wait a moment.'],
  'not-found': ['final', 'There is nothing here.'],
  'other-version': ['final', 'This page is of another version. Load it again.'],
  'other-origin': ['final', 'This request came from another site.'],
  internal: ['later', 'Something went wrong on our side. Try again.'],
  stopping: ['later', 'Jogak is restarting. Try again in a moment.'],
  // classes
  'no-class': ['final', 'There is no open class with this code.'],
  'wrong-password': ['final', 'There is no open class with this code and password.'],
  'password-needed': ['final', 'This class has a password.'],
  full: ['final', 'This class is full. Tell your teacher.'],
  locked: ['final', 'This class takes nobody new right now. Tell your teacher.'],
  waiting: ['final', 'The teacher has not let you in yet.'],
  'not-let-in': ['final', 'The teacher has not let you in.'],
  removed: ['final', 'The teacher has taken you out of this class.'],
  'removed-for-good': ['final', 'The teacher has taken you out of this class for good.'],
  erased: ['final', 'What was kept of you in this class has been erased.'],
  finished: ['final', 'This class is over for today.'],
  'link-replaced': ['final', 'This link is no longer valid. The teacher has a new one.'],
  'device-ended': ['final', 'This device is no teacher’s of this class any more.'],
  'no-seat': ['final', 'There is no such seat in this class.'],
  'owner-only': ['final', 'Only who opened the class can do that.'],
  'not-member': ['final', 'You are not in this class.'],
  'not-teacher': ['final', 'This is for the teacher of the class.'],
  'name-empty': ['final', 'There is no letter in this name.'],
  'name-long': ['final', 'This name is too long.'],
  'name-signs': ['final', 'This name has signs that cannot be shown.'],
  'name-teacher': ['final', 'This name is for the teacher. Choose another.'],
  'cookie-needed': ['final', 'This needs the cookie of this site. Allow cookies, and load the page again.'],
  'key-needed': ['final', 'Opening a class needs the teacher key.'],
  replaced: ['final', 'This seat is open in a newer tab.'],
  'seat-elsewhere': ['final', 'This seat is on another device now.'],
  'choice-needed': ['final', 'In this class everybody chooses who they are from a list.'],
  taken: ['final', 'Somebody has taken this one already. Ask your teacher.'],
  'seat-disputed': ['final', 'The seat is in use now, or several say that it is theirs. Decide one by one.'],
  'was-here': ['final', 'Somebody with this name was here before. Say whether it is you.'],
  'wrong-rejoin': ['final', 'There is no seat with this code and rejoin code.'],
  'wrong-card': ['final', 'This card is not valid any more. Ask your teacher for a new one.'],
  // chat
  'chat-off': ['final', 'The teacher has switched the chat off.'],
  'chat-teacher-only': ['final', 'Right now only the teacher writes to everybody.'],
  muted: ['final', 'You cannot write right now. Tell your teacher.'],
  'slow-mode': ['final', 'One message at a time. Wait a little before the next.'],
  'no-chat-pictures': ['final', 'Students send no pictures in this chat.'],
  'bad-message': ['final', 'This message is empty, too long, or holds signs that cannot be shown.'],
  'bad-words': ['final', 'There is a word in it that we do not use here. Say it another way.'],
  'no-message': ['final', 'This message is not there any more.'],
  // pictures
  'bad-cards': ['final', 'These words make no cards. Change them, and try again.'],
  'bad-cut': ['final', 'The picture cannot be cut like that. Choose another number of pieces.'],
  'bad-map': ['final', 'The map has no such region, or too few regions are left. Choose the map again.'],
  'bad-feedback': [
    'final',
    'Only names on cards tell what is right. Choose names as cards, or leave the feedback out.',
  ],
  'no-picture': ['final', 'There is no such picture in this class.'],
  'not-a-picture': ['final', 'This is not a picture that Jogak can read. JPEG, PNG, WebP, AVIF and GIF work.'],
  'picture-heic': ['final', 'HEIC photos cannot be read. Save the photo as JPEG, or take a screenshot of it.'],
  'picture-too-large': ['final', 'This picture has more than 16 MB.'],
  'picture-too-many-pixels': ['final', 'This picture has too many pixels. Make it smaller.'],
  'picture-too-narrow': ['final', 'This picture is too narrow, or too small. Choose a wider part of it.'],
  'picture-broken': ['final', 'This picture is damaged, or not whole.'],
  'picture-flashes': ['final', 'This picture flashes too fast.'],
  'pictures-flash': ['final', 'These pictures flash too fast together.'],
  'picture-one-frame': ['final', 'This picture has one frame.'],
  'picture-too-many-frames': ['final', 'This picture has too many frames.'],
  'picture-busy': ['later', 'Many pictures are being read right now. Try again in a moment.'],
  'pictures-away': ['later', 'Pictures cannot be stored or loaded right now. Try again in a moment.'],
  'disk-full': ['final', 'The disk of the server is full: this cannot be kept. Tell your teacher.'],
} as const satisfies Readonly<Record<string, readonly [RetryPolicy, sentence: string]>>;

export type ErrorCode = keyof typeof ERRORS;

/** What a refusal is about. */
export interface FailureDetails {
  /** Who holds or touched the group, for `held` and `touched`. */
  readonly member?: number;
  /** Which name of a list is refused, from 1. */
  readonly entry?: number;
  /** The word that `bad-words` means, as it was written. */
  readonly word?: string;
  /** Whose moving pictures are refused: their places on the contact sheet, from 0, ascending. */
  readonly cards?: readonly number[];
}

/** What goes over the wire instead of a result. */
export interface Failure extends FailureDetails {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly retry: RetryPolicy;
  readonly message: string;
}

export function failure(code: ErrorCode, details: FailureDetails = {}): Failure {
  const [retry, message] = ERRORS[code];
  return { ok: false, code, retry, message, ...details };
}
