/** Parts that load with the first press on the page, or soon after it, so that they are there without a network, too: the items of a menu, and others. */
import type { ComponentProps, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { Lazy } from './lazy.tsx';

/**
 * @param load the same function at every render; the render of the part calls it again
 * @param withoutPressMs loads it after so long even if nobody has pressed anything: what it shows may come before that
 */
export function usePreload(load: () => Promise<unknown>, withoutPressMs?: number): void {
  useEffect(() => {
    const presses = ['pointerdown', 'keydown'];
    const stop = () => {
      clearTimeout(timer);
      for (const press of presses) removeEventListener(press, preload);
    };
    // After a failure the next press tries again.
    const preload = () => load().then(stop, () => undefined);
    for (const press of presses) addEventListener(press, preload);
    const timer = withoutPressMs === undefined ? undefined : setTimeout(preload, withoutPressMs);
    return stop;
  }, [load, withoutPressMs]);
}

interface PreloadedMenuProps<Items> extends Omit<ComponentProps<typeof Popover>, 'onPress' | 'children'> {
  /** The same function at every render. */
  readonly load: () => Promise<ComponentType<Items>>;
  readonly items: Items;
}

export function PreloadedMenu<Items extends object>({ load, items, ...popover }: PreloadedMenuProps<Items>) {
  const [wasOpened, setWasOpened] = useState(false);
  usePreload(load);
  return (
    <Popover {...popover} onPress={() => setWasOpened(true)}>
      {wasOpened && <Lazy load={load} props={items} fallback={<p role="status">{sharedWords.value.loading}</p>} />}
    </Popover>
  );
}
