/** Names of files that every system takes. */

/** @param nameOf makes it of the title, of which only what all systems take is left @param ending without its dot */
export function fileNameOf(title: string, nameOf: (title: string) => string, ending: string): string {
  const safe = title.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').trim();
  return `${nameOf(safe).replace(/\s+/g, ' ')}.${ending}`;
}
