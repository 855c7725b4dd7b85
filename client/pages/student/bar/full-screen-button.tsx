/**
 * The button that shows the page on the whole screen. The browser closes the menu around it then, so the page tells screen readers what has
 * changed; Escape ends it, too.
 */
import { Expand, Shrink } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { canFillScreen, isFullScreen, toggleFullScreen } from '#client/ui/surfaces/full-screen.ts';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';

export function FullScreenButton() {
  const [isFull, setFull] = useState(isFullScreen());
  useEffect(() => {
    // Outside the menu: what is in a closed menu is not read.
    const status = document.createElement('p');
    status.className = 'unseen';
    status.setAttribute('role', 'status');
    document.body.append(status);
    const onChange = () => {
      const say = menuWords.peek();
      setFull(isFullScreen());
      status.textContent = isFullScreen() ? say.fullScreenBegins : say.fullScreenEnds;
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      status.remove();
    };
  }, []);
  if (!canFillScreen()) return null;
  return (
    <Button
      icon={isFull ? Shrink : Expand}
      aria-pressed={isFull}
      onClick={({ currentTarget }) => {
        closePopoverAround(currentTarget);
        toggleFullScreen();
      }}
    >
      {menuWords.value.fullScreen}
    </Button>
  );
}
