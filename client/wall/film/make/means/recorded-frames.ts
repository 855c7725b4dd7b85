/** Which frames a recorder has taken: it notes when each came, and a busy machine loses some. */

/**
 * The frame of each recorded one, ascending. O(frames).
 * @param recordedAt when each came, by the recorder's clock; no more than were pushed @param pushedAt when each frame was pushed, by the page's
 * clock. Both in the same unit, from any beginning: the first recorded frame is the first one
 */
export function recordedFrames(recordedAt: readonly number[], pushedAt: readonly number[]): number[] {
  const frames: number[] = [];
  const [firstRecorded = 0] = recordedAt;
  const [firstPushed = 0] = pushedAt;
  let frame = 0;
  for (const [index, at] of recordedAt.entries()) {
    const time = at - firstRecorded + firstPushed;
    // Those that come after it need a frame each, too.
    const last = pushedAt.length - (recordedAt.length - index);
    const offOf = (each: number) => Math.abs((pushedAt[each] ?? 0) - time);
    while (frame < last && offOf(frame + 1) < offOf(frame)) frame += 1;
    frames.push(frame);
    frame += 1;
  }
  return frames;
}
