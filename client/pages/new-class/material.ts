/** What a class plays with. Kinds other than pictures paint their sheet themselves. */
export type Material = 'picture' | 'cards' | 'map';

/** What keeps a class from being opened as long as nothing is there. */
export type MissingPart = Material | 'labels' | 'pictures';
