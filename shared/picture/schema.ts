/** The shape of a crop that comes from outside. */
import { Type } from 'typebox';
import { CROP_LEAST, CROP_WHOLE } from './crop.ts';

const Start = Type.Integer({ minimum: 0, maximum: CROP_WHOLE - CROP_LEAST });
const Side = Type.Integer({ minimum: CROP_LEAST, maximum: CROP_WHOLE });

export const CropShape = Type.Object(
  { x: Start, y: Start, width: Side, height: Side },
  { additionalProperties: false },
);
