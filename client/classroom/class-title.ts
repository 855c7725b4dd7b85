/** A class's title; a class without one is named by the moment when it was opened, so that two can be distinguished. */
import { dotted } from '#client/i18n/dotted.ts';
import { language } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';

interface TitledClass {
  readonly title: string;
  /** Ms since 1970. */
  readonly openedAt: number;
}

export function classTitle({ title, openedAt }: TitledClass): string {
  return title || dotted(sharedWords.value.untitled, momentOf(openedAt));
}

/** The day, with the time of day: five classes of one morning differ by it. */
export function momentOf(at: number): string {
  return new Date(at).toLocaleString(language.value, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
}
