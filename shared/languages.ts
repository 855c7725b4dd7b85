/** The languages that Jogak speaks, as BCP 47 primary tags. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
