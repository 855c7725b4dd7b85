/** A picture's coarse colours, which a page shows until the picture has loaded. Rows from the top, three bytes a cell, in hex. */

export const COLOUR_COLUMNS = 4;
export const COLOUR_ROWS = 3;
/** Characters. */
const LENGTH = COLOUR_COLUMNS * COLOUR_ROWS * 6;

/** @param rgb COLOUR_COLUMNS by COLOUR_ROWS cells of three bytes */
export function encodeColours(rgb: Uint8Array): string {
  return Array.from(rgb, (part) => part.toString(16).padStart(2, '0')).join('');
}

/** RGBA for a canvas; null for a text that is not such colours, as when a picture's colours are unknown. */
export function decodeColours(colours: string): Uint8ClampedArray<ArrayBuffer> | null {
  if (colours.length !== LENGTH || !/^[0-9a-f]*$/.test(colours)) return null;
  const cells = new Uint8ClampedArray((LENGTH / 6) * 4).fill(255);
  for (let cell = 0; cell < LENGTH / 6; cell += 1) {
    for (let part = 0; part < 3; part += 1) {
      const at = cell * 6 + part * 2;
      cells[cell * 4 + part] = Number.parseInt(colours.slice(at, at + 2), 16);
    }
  }
  return cells;
}
