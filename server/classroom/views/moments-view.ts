/** The collected moments of a class as its teachers see them, and those on everybody's screen as each person may see them. */

import type { Moment } from '#shared/classroom/classroom-facts.ts';
import type { CollectedMomentView, MomentView, ShownMomentsView } from '#shared/protocol/views/controls-view.ts';
import { type ClassroomViewSource, membersOf } from './view-source.ts';

/** For teachers. */
export function collectedMoments(source: ClassroomViewSource): CollectedMomentView[] {
  const notes = new Map(source.record.momentNotes?.map(({ moment, text }) => [moment, text]));
  return source.facts.moments.map((moment) => ({
    ...momentView(source, moment, true),
    note: notes.get(moment.number) ?? '',
  }));
}

/** Null: none is shown. @param isTeacher names are in the view even where the class does not see them */
export function shownMoments(source: ClassroomViewSource, isTeacher: boolean): ShownMomentsView | null {
  const { moments, shownMoments: shown } = source.facts;
  if (shown === null) return null;
  const views = shown.moments.flatMap((number) => {
    const moment = moments.find((each) => each.number === number);
    return moment === undefined ? [] : [momentView(source, moment, shown.named || isTeacher)];
  });
  return { named: shown.named, moments: views };
}

function momentView(source: ClassroomViewSource, { number, board, time }: Moment, named: boolean): MomentView {
  const record = source.boards.get(board);
  const members = named && record !== undefined ? membersOf(source, record, 'ever') : [];
  return { moment: number, board, time, members };
}
