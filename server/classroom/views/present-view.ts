/** A class as a projector may show it. The view names no student unless the teacher chose names, and holds nothing of one student alone. */

import { shownName } from '#server/classroom/seats/appearance.ts';
import { invitationOf } from '#server/identity/invitation.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import type { NewlySolvedView } from '#shared/protocol/views/solved-view.ts';
import { spotlightView } from './controls-view.ts';
import { shownMoments } from './moments-view.ts';
import { activityView, type ClassroomViewSource, figuresOf, membersOf } from './view-source.ts';

export function presentView(source: ClassroomViewSource, now: number): PresentView {
  const { record, facts, seating, boards, presences, picture } = source;
  const here = seating.seated.filter(({ id }) => presences.isHere(id));
  const { what, named } = facts.presented;
  const moments = shownMoments(source, false);
  return {
    ...(moments === null ? {} : { shownMoments: moments }),
    title: record.title,
    code: record.code,
    invitation: invitationOf(record),
    here: here.length,
    capacity: record.capacity,
    names: named ? here.map((seat) => ({ name: shownName(seat), hue: seat.hue, shape: seat.shape })) : null,
    what,
    paused: facts.paused,
    now,
    timer: facts.timer,
    sounds: facts.sounds,
    spotlight: spotlightView(source, false),
    solved: newlySolvedViews(source),
    activity: activityView(boards.activity, picture),
    boards: boards.active.map(({ number, cut }) => ({ board: number, cut })),
  };
}

/** In the order of the boards, not of the solutions. How one student did alone is not for the wall: figures are for boards of several. */
function newlySolvedViews(source: ClassroomViewSource): NewlySolvedView[] {
  const { boards, facts, solved } = source;
  const newlySolved = solved.newlySolved();
  return boards.active.flatMap((record) => {
    const at = newlySolved.get(record.number);
    if (at === undefined) return [];
    const members = facts.presented.named
      ? membersOf(source, record).map(({ name, hue, shape }) => ({ name, hue, shape }))
      : [];
    const figures = boards.activity?.mode === 'each' ? {} : figuresOf(source, record.number);
    return [{ board: record.number, at, members, ...figures }];
  });
}
