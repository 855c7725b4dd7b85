/** The upright photo that a sheet is painted on, of any size. */
export type SheetPhoto = ImageBitmap | HTMLCanvasElement;
