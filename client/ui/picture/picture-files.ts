/** Picks the picture among files that are chosen, dropped or pasted. What it holds shows once it is read. */

/** The types that the server reads. A phone converts its own format to one of them. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

/** The first picture by the types; else the first file, so that the page can say what is wrong with it. Some systems know no type of HEIC. */
export function firstPictureFile(files: FileList | null | undefined): File | null {
  const all = [...(files ?? [])];
  return all.find(({ type }) => type.startsWith('image/')) ?? all[0] ?? null;
}
