/** A class as a projector may show it. The view names no student unless the teacher chose names, and holds nothing of one student alone. */

import { shownName } from '#server/classroom/seats/appearance.ts';
import { invitationOf } from '#server/identity/invitation.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { spotlightView } from './controls-view.ts';
import { shownMoments } from './moments-view.ts';
import { activityView, type ClassroomViewSource } from './view-source.ts';

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
    activity: boards.activity === null || picture === null ? null : activityView(boards.activity, picture),
    boards: boards.active.map(({ number, cut }) => ({ board: number, cut })),
  };
}
