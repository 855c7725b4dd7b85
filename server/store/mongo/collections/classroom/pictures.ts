import { Schema } from 'mongoose';
import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { PictureRecord } from '#server/store/port.ts';

/** The metadata of a picture; its bytes are files. */
export const pictures = defineCollection<PictureRecord>(
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
    sheet: Schema.Types.Mixed,
    bytes: Number,
    createdAt: Number,
    coming: Boolean,
  },
  [{ keys: { classroom: 1, createdAt: 1, _id: 1 } }, { keys: { coming: 1, createdAt: 1, _id: 1 } }],
  String,
);
