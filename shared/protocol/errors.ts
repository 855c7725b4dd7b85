/** Every way in which something asked for is not done: a code for programs, and a plain sentence for whoever reads an answer by hand. */

/** Sentences in English; the interface has its own in each language, by the same codes. */
export const ERROR_SENTENCES = {
  // moves
  'unknown-piece': 'There is no such piece on this board.',
  'off-plane': 'That place is not on the table.',
  placed: 'That piece is already in its place.',
  'not-held': 'Nobody has this piece in hand. Pick it up first.',
  held: 'Somebody else is moving this piece.',
  touched: 'Somebody else moved this piece meanwhile.',
  'no-turns': 'Pieces of this puzzle are not turned.',
  'no-hints': 'There are no hints in this puzzle.',
  unsolved: 'This puzzle is not finished yet.',
  'no-larger': 'This picture is not cut into more pieces.',
  'teacher-only': 'Only the teacher can do that.',
  'undo-over': 'That was too long ago to be undone.',
  paused: 'The class is paused.',
  unsaved: 'Moves cannot be saved right now. They are kept and sent again.',
  moved: 'This board is open elsewhere. Connect again.',
  'no-board': 'There is no such board in this class, or it is not yours.',
  // messages
  'bad-request': 'This request is not of the form that Jogak speaks.',
  'bad-frame': 'This frame is not of the form that Jogak speaks.',
  'too-large': 'That is more than Jogak takes at once.',
  'too-fast': 'That was too much at once. Wait a moment.',
  'not-found': 'There is nothing here.',
  'other-version': 'This page is of another version. Load it again.',
  'other-origin': 'This request came from another site.',
  internal: 'Something went wrong on our side. Try again.',
  stopping: 'Jogak is restarting. Try again in a moment.',
  // classes
  'no-class': 'There is no open class with this code.',
  'wrong-password': 'There is no open class with this code and password.',
  'password-needed': 'This class has a password.',
  full: 'This class is full. Tell your teacher.',
  locked: 'This class takes nobody new right now. Tell your teacher.',
  waiting: 'The teacher has not let you in yet.',
  'not-let-in': 'The teacher has not let you in.',
  removed: 'The teacher has taken you out of this class.',
  'removed-for-good': 'The teacher has taken you out of this class for good.',
  erased: 'What was kept of you in this class has been erased.',
  finished: 'This class is over for today.',
  'link-replaced': 'This link is no longer valid. The teacher has a new one.',
  'no-seat': 'There is no such seat in this class.',
  'owner-only': 'Only who opened the class can do that.',
  'not-member': 'You are not in this class.',
  'not-teacher': 'This is for the teacher of the class.',
  'bad-name': 'This name cannot be used. Choose another.',
  'key-needed': 'Opening a class needs the teacher key.',
  replaced: 'This seat is open in a newer tab.',
  'seat-elsewhere': 'This seat is on another device now.',
  'choice-needed': 'In this class everybody chooses who they are from a list.',
  taken: 'Somebody has taken this one already. Ask your teacher.',
  'wrong-rejoin': 'There is no seat with this code and rejoin code.',
  'wrong-card': 'This card is not valid any more. Ask your teacher for a new one.',
  // chat
  'chat-off': 'The teacher has switched the chat off.',
  'chat-teacher-only': 'Right now only the teacher writes to everybody.',
  muted: 'You cannot write right now. Tell your teacher.',
  'slow-mode': 'One message at a time. Wait a little before the next.',
  'no-chat-pictures': 'Students send no pictures in this chat.',
  'bad-message': 'This message is empty, too long, or holds signs that cannot be shown.',
  'bad-words': 'There is a word in it that we do not use here. Say it another way.',
  'no-message': 'This message is not there any more.',
  // pictures
  'bad-cut': 'The picture cannot be cut like that. Choose another number of pieces.',
  'no-picture': 'There is no such picture in this class.',
  'not-a-picture': 'This is not a picture that Jogak can read. JPEG, PNG, WebP, AVIF and GIF work.',
  'picture-too-large': 'This picture is too large.',
  'picture-broken': 'This picture is damaged and cannot be read to its end.',
  'picture-busy': 'Many pictures are being read right now. Try again in a moment.',
} as const;

export type ErrorCode = keyof typeof ERROR_SENTENCES;

/** `final`: asking again is no use. `later`: the same may be asked again. */
export type RetryPolicy = 'final' | 'later';

/** What goes over the wire instead of a result. */
export interface Failure {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly retry: RetryPolicy;
  readonly message: string;
  /** Who holds or touched the group, for `held` and `touched`. */
  readonly member?: number;
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'paused',
  'unsaved',
  'moved',
  'too-fast',
  'stopping',
  'internal',
  'picture-busy',
]);

export function failure(code: ErrorCode, member?: number): Failure {
  const base = {
    ok: false,
    code,
    retry: RETRYABLE.has(code) ? 'later' : 'final',
    message: ERROR_SENTENCES[code],
  } as const;
  return member === undefined ? base : { ...base, member };
}
