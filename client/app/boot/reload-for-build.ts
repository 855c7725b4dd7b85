/**
 * Loads the page anew when its server has a newer build: at most once a build, with nothing unsaved and nothing in hand, some time
 * after the last touch and after the class came to that build. Until then the page plays on: it speaks the same protocol.
 */
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { isSomethingLost } from '#client/base/leave-question.ts';
import { NEW_BUILD_MS, UNTOUCHED_MS } from '#client/base/limits.ts';
import { TOUCHES } from '#client/base/touches.ts';
import { isPageHeld } from '#client/base/unsaved.ts';

export interface BuildState {
  /** Of this page, of its server, and the one that this tab was loaded anew for last; null: unknown, or none. */
  readonly own: string;
  readonly served: string | null;
  readonly reloadedFor: string | null;
  /** Milliseconds since the served build was first heard of, and since the last touch. */
  readonly sinceServed: number;
  readonly sinceTouch: number;
  /** Something is unsaved, in hand, or open. */
  readonly isHeld: boolean;
}

export function isReloadDue({ own, served, reloadedFor, sinceServed, sinceTouch, isHeld }: BuildState): boolean {
  if (served === null || served === own || served === reloadedFor) return false;
  return sinceServed >= NEW_BUILD_MS && sinceTouch >= UNTOUCHED_MS && !isHeld;
}

/** How often it is looked at. Milliseconds. */
const CHECK_MS = 5_000;
const STORAGE_NAME = 'reloadedFor';

let served: string | null = null;
let servedAt = 0;
let touchedAt = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The server of this page's class has told its build. */
export function hearBuild(build: string): void {
  if (build === served) return;
  served = build;
  servedAt = performance.now();
  if (timer !== undefined || build === BUILD_STAMP) return;
  touchedAt = servedAt;
  for (const event of TOUCHES)
    addEventListener(event, () => (touchedAt = performance.now()), { capture: true, passive: true });
  timer = setInterval(reloadIfDue, CHECK_MS);
}

/** What is open or being written on the page itself. */
function isInUse(): boolean {
  const focused = document.activeElement;
  const isWriting =
    (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) && focused.value !== '';
  return isWriting || Boolean(document.fullscreenElement) || document.querySelector('dialog[open]') !== null;
}

function reloadIfDue(): void {
  const now = performance.now();
  const isDue = isReloadDue({
    own: BUILD_STAMP,
    served,
    reloadedFor: readStored(STORAGE_NAME, 'sessionStorage'),
    sinceServed: now - servedAt,
    sinceTouch: now - touchedAt,
    isHeld: isPageHeld() || isSomethingLost() || isInUse(),
  });
  if (!isDue || served === null) return;
  writeStored(STORAGE_NAME, served, 'sessionStorage');
  // Where nothing can be stored, nothing would keep the page from loading itself anew for ever.
  if (readStored(STORAGE_NAME, 'sessionStorage') === served) location.reload();
}
