/** What a page would lose, or interrupt, if it were loaded anew now. */

const reasons = new Set<() => boolean>();

/** @param isUnsaved asked whenever it matters. Returns what takes the reason back. */
export function holdPage(isUnsaved: () => boolean): () => void {
  reasons.add(isUnsaved);
  return () => {
    reasons.delete(isUnsaved);
  };
}

export function isPageHeld(): boolean {
  return [...reasons].some((isUnsaved) => isUnsaved());
}
