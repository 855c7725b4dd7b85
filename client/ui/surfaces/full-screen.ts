/** The page on the whole screen. A phone of Apple, and Safari before 16.4, have that for films alone. */

export function canFillScreen(): boolean {
  return document.fullscreenEnabled === true;
}

export function isFullScreen(): boolean {
  return Boolean(document.fullscreenElement);
}

/** Call it in the handler of a press: browsers allow it nowhere else. */
export function toggleFullScreen(): void {
  if (!canFillScreen()) return;
  // A browser may refuse all the same, and the page stays as it is.
  if (isFullScreen()) document.exitFullscreen().catch(() => undefined);
  else document.documentElement.requestFullscreen().catch(() => undefined);
}
