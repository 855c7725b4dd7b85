/** The keyboard focus of the open chat: it enters with the panel, follows between messages and settings, and returns when the panel closes. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function usePanelFocus(panel: RefObject<HTMLElement | null>, isInSettings: boolean): void {
  useEffect(() => {
    const before = document.activeElement;
    const field = panel.current?.querySelector('textarea');
    // On a touch screen the focus in the field would open a keyboard over the panel.
    if (matchMedia('(pointer: fine)').matches && field) field.focus();
    else panel.current?.querySelector('h2')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const wasInSettings = useRef(false);
  useEffect(() => {
    if (wasInSettings.current !== isInSettings) panel.current?.querySelector('h2')?.focus();
    wasInSettings.current = isInSettings;
  }, [isInSettings]);
}
