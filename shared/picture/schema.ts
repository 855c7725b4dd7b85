/** The shape of a crop that comes from outside. */
import { object, whole } from '../protocol/shape.ts';
import { CROP_LEAST, CROP_WHOLE } from './crop.ts';

const Start = whole(0, CROP_WHOLE - CROP_LEAST);
const Side = whole(CROP_LEAST, CROP_WHOLE);

export const CropShape = object({ x: Start, y: Start, width: Side, height: Side });
