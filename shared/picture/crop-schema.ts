/** The shape of a crop that comes from outside. */
import { integer, object } from '#shared/protocol/schema-parts.ts';
import { CROP_FULL_SIDE, CROP_SIDE_MIN } from './crop.ts';

const Start = integer(0, CROP_FULL_SIDE - CROP_SIDE_MIN);
const Side = integer(CROP_SIDE_MIN, CROP_FULL_SIDE);

export const CropSchema = object({ x: Start, y: Start, width: Side, height: Side });
