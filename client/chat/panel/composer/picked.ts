/** The first picture among what was chosen, dropped or pasted. */
export function imageIn(given: { readonly files: FileList } | null): File | null {
  return [...(given?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;
}
