/** Which refusals pass. Apart from the table of errors, whose sentences no page needs. */
import type { ERRORS } from './errors.ts';

type LaterCode = {
  [Code in keyof typeof ERRORS]: (typeof ERRORS)[Code][0] extends 'later' ? Code : never;
}[keyof typeof ERRORS];

/** All codes of the table that are `later`: one too few or too many does not compile. */
const LATER: Readonly<Record<LaterCode, true>> = {
  paused: true,
  unsaved: true,
  moved: true,
  'too-fast': true,
  internal: true,
  stopping: true,
  'picture-busy': true,
  'pictures-away': true,
};

/** May the same request succeed later? A code that this build does not know is final. */
export function isRetryable(code: string): boolean {
  return Object.hasOwn(LATER, code);
}
