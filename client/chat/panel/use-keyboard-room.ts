/** While a screen keyboard covers a part of the window, the chat stands in what it leaves: messages and field are both in sight. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Less that is covered is a bar of the browser's own. CSS pixels. */
const KEYBOARD_PX_MIN = 120;
/** A page that is magnified more than this is looked at in parts, and none of them is a keyboard. */
const ZOOMED = 1.01;

export function useKeyboardRoom(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const view = window.visualViewport;
    // Older than all browsers that play here, but for views in other programs.
    if (view === null) return;
    const place = () => {
      const element = panel.current;
      if (element === null) return;
      const covered = document.documentElement.clientHeight - view.height;
      element.style.setProperty('--view-top', `${view.offsetTop}px`);
      element.style.setProperty('--view-rest', `${view.height}px`);
      // Last: reading the viewport lays the page out, and the list would lose its end at a height of before.
      element.toggleAttribute('data-typing', view.scale < ZOOMED && covered > KEYBOARD_PX_MIN);
    };
    place();
    view.addEventListener('resize', place);
    view.addEventListener('scroll', place);
    return () => {
      view.removeEventListener('resize', place);
      view.removeEventListener('scroll', place);
    };
  }, [panel]);
}
