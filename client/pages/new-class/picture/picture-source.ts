/** Where the picture of an activity comes from: a file of the teacher's, an earlier picture of the class, or a sample. */
import type { PictureId } from '#shared/ids.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';

/** A picture that the class has already. */
export interface ReusedPicture {
  readonly id: PictureId;
  /** The same picture as a file, for a crop of it. */
  readonly file: File;
  /** How it moves on boards. */
  readonly pace: Pace;
  /** The teacher's description of it. */
  readonly description: string;
}

export type PictureSource = File | ReusedPicture | SampleId;

export function isReusedPicture(source: PictureSource): source is ReusedPicture {
  return typeof source === 'object' && 'id' in source;
}
