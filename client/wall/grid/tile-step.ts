/** Which tile a key leads to: arrows within the grid, Home and End to its ends. */

/** The index of the tile that `key` leads to from `index`; undefined: no such key. The index may lie outside the grid. */
export function tileStep(key: string, index: number, count: number, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return index + 1;
    case 'ArrowLeft':
      return index - 1;
    case 'ArrowDown':
      return index + columns;
    case 'ArrowUp':
      return index - columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
