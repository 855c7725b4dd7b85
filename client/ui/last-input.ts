/** Whether somebody plays by finger: then words say "tap", not which key to press. On a device for fingers, until a key is pressed. */
let isFinger = matchMedia('(pointer: coarse)').matches;

export function isByFinger(): boolean {
  return isFinger;
}

// In the capture phase, so that who answers the same event knows it already.
addEventListener(
  'pointerdown',
  ({ pointerType }) => {
    isFinger = pointerType === 'touch';
  },
  { capture: true, passive: true },
);
addEventListener(
  'keydown',
  ({ target }) => {
    // A keyboard on the screen writes into fields.
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) isFinger = false;
  },
  { capture: true, passive: true },
);
