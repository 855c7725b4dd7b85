/** The first picture among what was chosen, dropped or pasted. */
export function firstImage(transfer: { readonly files: FileList } | null): File | null {
  return [...(transfer?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;
}
