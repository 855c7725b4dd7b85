/** A class's title; a class without one is named by the moment when it was opened, so that two can be distinguished. */
import { dotted } from '#client/i18n/dotted.ts';
import { language } from '#client/i18n/language.ts';
import { timeOfAnyDay } from '#client/i18n/time-of-day.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';

interface TitledClass {
  readonly title: string;
  /** Ms since 1970. */
  readonly openedAt: number;
}

export function classTitle({ title, openedAt }: TitledClass): string {
  return title || dotted(sharedWords.value.untitled, momentOf(openedAt));
}

/** The titles of classes that are listed together; those that would be equal have the time of opening too. */
export function distinctTitles(classes: readonly TitledClass[]): readonly string[] {
  return (['minute', 'second'] as const).reduce(
    (titles, precision) =>
      classes.map(({ title, openedAt }, index) =>
        titles.filter((other) => other === titles[index]).length === 1
          ? (titles[index] ?? title)
          : dotted(title || sharedWords.value.untitled, timeOfAnyDay(openedAt, language.value, precision)),
      ),
    classes.map(classTitle),
  );
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
