/** Two things on one line with a dot between them, such as "Team 1 · red". On two lines the dot begins the second one. */
export function dotted(first: string, second: string): string {
  return `${first} ·\u00a0${second}`;
}
