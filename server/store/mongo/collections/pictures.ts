import type { PictureRecord } from '../../port.ts';
import { kept } from './schema.ts';

/** What is known of a picture; its bytes are files. */
export const pictures = kept<PictureRecord>(
  'pictures',
  {
    classroom: String,
    width: Number,
    height: Number,
    colours: String,
    animated: Boolean,
    sample: String,
    message: String,
    still: String,
    moving: String,
    bytes: Number,
    createdAt: Number,
  },
  [{ keys: { classroom: 1, createdAt: 1, _id: 1 } }],
  String,
);
