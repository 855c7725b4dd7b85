/** Pictures of cards go in one photo: a contact sheet of equal square cells, row by row in the order of the cards. */
export interface ContactSheet {
  readonly columns: number;
  readonly rows: number;
}

/** About as wide as it is high. */
export function contactSheet(pictures: number): ContactSheet {
  let columns = 1;
  while (columns * columns < pictures) columns += 1;
  return { columns, rows: Math.ceil(pictures / columns) };
}

/** Where a picture is, in columns and rows. @param index of the picture, from 0 */
export function contactCell(
  { columns }: ContactSheet,
  index: number,
): { readonly column: number; readonly row: number } {
  return { column: index % columns, row: Math.floor(index / columns) };
}
