/** The first image among chosen, dropped or pasted files. */
export function firstImage(transfer: { readonly files: FileList } | null): File | null {
  return [...(transfer?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;
}
