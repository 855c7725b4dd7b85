/** The letter by which a class speaks of one of the moments that are shown together. @param place from 0 */
export function momentLetter(place: number): string {
  return 'ABCD'.charAt(place);
}
