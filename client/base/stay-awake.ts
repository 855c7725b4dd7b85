/**
 * Keeps the screen on while a page is open: by the Screen Wake Lock API over https; over plain http, as in schools, by a muted video of a
 * canvas that is redrawn.
 */

/** The drawn video needs a change now and then. Milliseconds. */
const REDRAW_MS = 1_000;
const VIDEO_PX = 16;

/** @returns the function that lets the screen go off again */
export function stayAwake(): () => void {
  const ended = new AbortController();
  // An old browser has none, whatever its type says.
  const { wakeLock }: { wakeLock?: WakeLock } = navigator;
  if (wakeLock !== undefined) holdLock(wakeLock, ended.signal);
  else playVideo(ended.signal);
  return () => ended.abort();
}

/** The browser takes a lock away from a hidden page. */
function holdLock(wakeLock: WakeLock, ended: AbortSignal): void {
  let lock: WakeLockSentinel | null = null;
  const request = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      lock = await wakeLock.request('screen');
    } catch {
      // Refused, with an empty battery for one: the next time the page is seen it asks again.
      return;
    }
    if (ended.aborted) void lock.release();
  };
  document.addEventListener('visibilitychange', () => void request(), { signal: ended });
  ended.addEventListener('abort', () => void lock?.release());
  void request();
}

function playVideo(ended: AbortSignal): void {
  const canvas = document.createElement('canvas');
  canvas.width = VIDEO_PX;
  canvas.height = VIDEO_PX;
  const context = canvas.getContext('2d');
  const video = document.createElement('video');
  // Without either the screen may go off.
  if (context === null || typeof canvas.captureStream !== 'function') return;
  video.className = 'awake';
  video.muted = true;
  video.playsInline = true;
  video.setAttribute('aria-hidden', 'true');
  video.tabIndex = -1;
  let isDark = false;
  const redraw = setInterval(() => {
    isDark = !isDark;
    context.fillStyle = isDark ? '#000' : '#111';
    context.fillRect(0, 0, VIDEO_PX, VIDEO_PX);
  }, REDRAW_MS);
  video.srcObject = canvas.captureStream(1);
  document.body.append(video);
  // Without a press some browsers play nothing: the next press starts it.
  const play = () => void video.play().catch(() => undefined);
  document.addEventListener('pointerdown', play, { signal: ended });
  document.addEventListener('visibilitychange', play, { signal: ended });
  ended.addEventListener('abort', () => {
    clearInterval(redraw);
    video.remove();
  });
  play();
}
