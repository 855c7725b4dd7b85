/** The browser's question before a page is left. It is asked only while something would be lost: the listener alone costs a fast way back. */

const reasons = new Set<object>();

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Chrome before 119 asks only for this.
  event.returnValue = 'unsent';
}

/** @param isLosing whether `owner` would lose something now */
export function askBeforeLeaving(owner: object, isLosing: boolean): void {
  if (isLosing) reasons.add(owner);
  else reasons.delete(owner);
  if (reasons.size > 0) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
}

/** The page is left whatever would be lost: somebody else uses the device now. */
export function askNothingMore(): void {
  reasons.clear();
  removeEventListener('beforeunload', ask);
}

export function isSomethingLost(): boolean {
  return reasons.size > 0;
}
