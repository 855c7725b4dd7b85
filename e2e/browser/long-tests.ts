/**
 * Browser tests that a plain `npm test` leaves to `--all`, beside cases of long tables: they take long, and a test that stays proves most of
 * what they prove.
 */
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';

/** By the file of the tests, below specs/; each pattern is of titles, with those of the groups around them. */
export const LONG_TESTS: Readonly<Record<string, readonly RegExp[]>> = {
  'accessibility/axe-rules.spec.ts': [/with every control of a teacher/],
  'accessibility/crowded-bars.spec.ts': [/^(the code|an opened board|a student with a solved puzzle) has room/],
  'accessibility/page-translation.spec.ts': [/lets no count, code/],
  'accessibility/play-by-ear.spec.ts': [/goes on by keys where play goes on/],
  'accessibility/play-by-keyboard.spec.ts': [/solves 12 pieces by roles/, /solves 48 pieces by the keyboard/],
  'accessibility/play-by-touch.spec.ts': [/solves 48 pieces by touch/],
  'board/board-frames.spec.ts': [/shows the board in every frame/],
  'board/board-intro.spec.ts': [/shows no intro and a still hand/],
  'board/card-sets.spec.ts': [/is solved by keys: pairs/],
  'board/card-sorting.spec.ts': [/never tells/, /is solved by roles/],
  'board/day-gallery.spec.ts': [/shows and saves the pictures of this lesson/],
  'board/feast.spec.ts': [/lights up the tile/, /shows time and moves/, /ends with the next picture/],
  'board/kinds-by-thumb.spec.ts': [/cards in (order|match)/],
  'board/leave-and-return.spec.ts': [
    /a teacher’s messages and moves/,
    /left with a picture that is not sent/,
    /left with moves that its browser/,
  ],
  'board/lost-graphics.spec.ts': [
    /draws (a tile of the wall|an earlier puzzle) anew/,
    /moves nothing on a board that is not drawn/,
    /keeps no piece of the tray chosen/,
  ],
  'board/magnifier.spec.ts': [/shows the board larger under the mouse/],
  'board/maps.spec.ts': [/a student solves Korea/, /too few regions/],
  'board/mat-share.spec.ts': [/the mat of (12|24|96|300) pieces/, /the mat of a picture of/],
  'board/moving-boards.spec.ts': [/pictures on cards move/],
  'board/photo-labels.spec.ts': [/is made by keys/, /tells which labels are right/],
  'board/picture-cards.spec.ts': [/sorts dropped pictures/],
  'board/shared-board.spec.ts': [/three students drag at once/],
  'board/simple-board.spec.ts': [/zooms and moves the table/],
  'board/snap-and-hints.spec.ts': [
    /10 pixels off joins on a phone at (12|96)/,
    /by a mouse at (easy|normal)/,
    /by a finger at (normal|hard)/,
    /by keys at (easy|hard)/,
    /in the lower row free/,
  ],
  'board/solved-picture.spec.ts': [/continues with more pieces/],
  'chat/chat-messages.spec.ts': [/loads the last of 2,000/],
  'controls/board-film.spec.ts': [
    /without .* a film shows the lesson/,
    /a recorded film is cancelled/,
    /that is black, .* gives way/,
    /where no film plays/,
    /with names/,
    /gives way to a moving picture/,
    /a student films the own puzzle/,
  ],
  'controls/collected-moments.spec.ts': [/goes on from a moment/],
  'controls/help-and-activities.spec.ts': [/starts the next activity/],
  'controls/lesson-settings.spec.ts': [/tells a teacher’s classes apart/],
  'controls/pause-hands-timer.spec.ts': [/counts the timer down/],
  'controls/replay.spec.ts': [/plays at its own pace/],
  'controls/room-for-boards.spec.ts': [/all help is in view/],
  'controls/side-by-side.spec.ts': [
    /marks where students were helped/,
    /plays to the end/,
    /whose record is damaged/,
    /replays an earlier activity/,
  ],
  'controls/wall-film.spec.ts': [/a film/],
  'controls/wall-tiles.spec.ts': [/draws every board live without WebGL/, /sorts, filters and hides names/],
  'join/blocked-web-socket.spec.ts': [
    /is (closed-soon|refused), over a restart/,
    /pages that lose their connection for long/,
  ],
  'join/choose-identity.spec.ts': [/two students who share a tablet/, /joins by a tapped number/],
  'join/day-two.spec.ts': [/a class of 28/],
  'join/failed-requests.spec.ts': [/requests the (sample pictures|seat cards) again/],
  'join/failing-server.spec.ts': [/asks a server that answers/],
  'join/join-and-removal.spec.ts': [/replaces a teacher’s link/],
  'join/moved-laptop.spec.ts': [/the code, the projector, seat cards and links/],
  'join/unreliable-network.spec.ts': [/a chat that is answered/],
  'join/waiting-name.spec.ts': [/is told kindly/],
  'pictures/crop-hands.spec.ts': [/every hand on the crop/],
};

interface RunningTest {
  readonly file: string;
  /** Of its file, of the groups around it, and its own. */
  readonly titlePath: readonly string[];
  skip(condition: boolean, reason: string): void;
}

/** For the fixture that every browser test begins with: nothing has been started yet. */
export function leaveLongTest(test: RunningTest): void {
  const [, patterns = []] = Object.entries(LONG_TESTS).find(([file]) => test.file.endsWith(`/${file}`)) ?? [];
  const title = test.titlePath.slice(1).join(' ').trim();
  leaveToAll(test, !patterns.some((pattern) => pattern.test(title)));
}
