/** A picture that the teacher chose, opened in her browser: looked at and cut there, sent as the file that it is. */
import { UPLOAD_BYTES_MAX } from '../../../../shared/limits.ts';
import type { Trouble } from '../../../i18n/words/errors.ts';

/** What the server reads; asked for by type, so that a phone turns its own format into one of them. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif';
/** The preview is drawn from a copy with this long side. Pixels. */
const PREVIEW_PIXELS_LONG = 1_600;

export interface ChosenPicture {
  readonly file: File;
  /** As seen: turned as the camera says. Pixels. */
  readonly width: number;
  readonly height: number;
  readonly preview: HTMLCanvasElement;
}

export async function openPicture(file: File): Promise<ChosenPicture | Trouble> {
  if (file.size > UPLOAD_BYTES_MAX) return 'picture-too-large';
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(1, PREVIEW_PIXELS_LONG / Math.max(width, height));
    const preview = document.createElement('canvas');
    preview.width = Math.max(1, Math.round(width * scale));
    preview.height = Math.max(1, Math.round(height * scale));
    preview.getContext('2d')?.drawImage(image, 0, 0, preview.width, preview.height);
    return { file, width, height, preview };
  } catch {
    // The browser cannot read it: not a picture, or damaged.
    return 'not-a-picture';
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The first file of a drop or a paste that says it is a picture; else the first of all, so that its refusal can be told. */
export function pictureAmong(files: FileList | null | undefined): File | null {
  const all = [...(files ?? [])];
  return all.find(({ type }) => type.startsWith('image/')) ?? all[0] ?? null;
}
