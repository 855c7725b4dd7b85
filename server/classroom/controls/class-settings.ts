/**
 * Changes of a class's settings during a lesson: its title, how new students are named, whether they may replay their board, and the fitting
 * and the hints of the present activity. The class's log has the fact; the records say what holds, and the open boards and pages follow at once.
 */

import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { ActivityChanges, ActivityRecord, ClassroomRecord } from '#server/store/port.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { ClassroomFacts } from '#shared/classroom/classroom-facts.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { NAMINGS } from '#shared/protocol/views/seat-appearance.ts';
import { DIFFICULTIES } from '#shared/puzzle/puzzle.ts';

export interface ClassSettingsDeps
  extends Pick<ClassContext, 'log' | 'runExclusive' | 'record' | 'change' | 'onChange'> {
  readonly boards: ClassBoards;
  readonly seating: Seating;
}

export type SettingsChanges = Partial<Pick<ClassroomRecord, 'title' | 'naming'>> &
  Partial<Pick<ActivityRecord, 'difficulty' | 'hints'>> &
  Partial<Pick<ClassroomFacts, 'studentReplay'>>;

export class ClassSettings {
  readonly #deps: ClassSettingsDeps;

  constructor(deps: ClassSettingsDeps) {
    this.#deps = deps;
  }

  /** Fields that the request leaves out stay. Refused as a whole: nothing of it holds then. */
  async change(requested: SettingsChanges): Promise<Answer<NoResult>> {
    const { log, runExclusive, record, change, boards, seating, onChange } = this.#deps;
    return runExclusive(async () => {
      const { title = record().title, naming = record().naming } = requested;
      const { activity } = boards;
      const { difficulty = activity?.difficulty, hints = activity?.hints } = requested;
      if (naming === 'list' && record().names.length === 0) return failure('bad-request');
      const events: ClassroomEvent[] = [];
      if (title !== record().title) events.push({ kind: 'titleSet' });
      if (naming !== record().naming) events.push({ kind: 'namingSet', naming: NAMINGS.indexOf(naming) });
      const { studentReplay = log.facts.studentReplay } = requested;
      if (studentReplay !== log.facts.studentReplay) events.push({ kind: 'studentReplaySet', allowed: studentReplay });
      const inActivity: ActivityChanges[] = [];
      if (difficulty !== undefined && difficulty !== activity?.difficulty) {
        if (activity === null) return failure('bad-request');
        events.push({ kind: 'difficultySet', difficulty: DIFFICULTIES.indexOf(difficulty) });
        inActivity.push({ difficulty });
      }
      if (hints !== undefined && hints !== activity?.hints) {
        if (activity === null) return failure('bad-request');
        events.push({ kind: 'hintsSet', allowed: hints });
        inActivity.push({ hints });
      }
      if (events.length === 0) return { ok: true };
      const appended = await log.append(...events);
      if (!appended.ok) return appended;
      if (title !== record().title || naming !== record().naming) await change({ title, naming });
      if (inActivity.length > 0) await boards.changeActivity(Object.assign({}, ...inActivity));
      seating.choices.refresh();
      onChange();
      return { ok: true };
    });
  }
}
