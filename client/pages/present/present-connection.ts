/** The connection of a projector's window to a class. */
import { hearBuild } from '#client/app/boot/reload-for-build.ts';
import { LiveConnection } from '#client/classroom/connection/live-connection.ts';
import { PresentLink } from '#client/net/present-link.ts';
import { expectServerClock, syncServerClock } from '#client/net/server-clock.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';

export class PresentConnection extends LiveConnection<PresentView> {
  readonly link: PresentLink;

  constructor(classroom: ClassroomId) {
    super();
    this.link = new PresentLink({
      classroom,
      page: this.page,
      onState: (state, why) => {
        if (state !== 'live') expectServerClock();
        this.setStatus(state, why);
      },
      onView: (view) => {
        syncServerClock(view.now);
        this.setView(view);
      },
      onBuild: hearBuild,
      onWall: (bytes) => this.dispatchWall(bytes),
    });
  }
}
