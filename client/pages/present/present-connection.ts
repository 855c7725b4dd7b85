/** The connection of a projector's window to a class. */
import { LiveConnection } from '#client/classroom/connection/live-connection.ts';
import { syncServerClock } from '#client/classroom/connection/server-clock.ts';
import { PresentLink } from '#client/net/present-link.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';

export class PresentConnection extends LiveConnection<PresentView> {
  readonly link: PresentLink;

  constructor(classroom: ClassroomId) {
    super();
    this.link = new PresentLink({
      classroom,
      page: this.page,
      onState: (state, why) => this.setStatus(state, why),
      onView: (view) => {
        syncServerClock(view.now);
        this.setView(view);
      },
      onWall: (bytes) => this.dispatchWall(bytes),
    });
  }
}
