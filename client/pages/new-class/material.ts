/** What a class plays with. Kinds other than pictures paint their sheet themselves. */
export type Material = 'picture' | 'cards' | 'map';
