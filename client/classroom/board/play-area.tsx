/** What a board and its tray share: the board gets what the tray leaves. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import type { Play } from '#client/play/play.ts';
import { FOLDED_PX } from '#client/play/tray/tray-layout.ts';

const loadTrayStrip = () => import('#client/play/tray/tray-strip.tsx').then(({ TrayStrip }) => TrayStrip);

interface PlayAreaProps {
  /** Null while there is no board. */
  readonly play: Play | null;
  /** Something else is shown in the board's place. */
  readonly hidesTray?: boolean;
  /** Something covers the board. */
  readonly isInert?: boolean;
  readonly children: ComponentChildren;
}

export function PlayArea({ play, hidesTray = false, isInert = false, children }: PlayAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || play === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      play.tray.setSpace({ width, height }, innerHeight - heightOfChat(element));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [play]);
  if (play === null || hidesTray || !play.tray.isVisible.value)
    return (
      <div class="play-area" ref={area}>
        {children}
      </div>
    );
  const { place, thickness } = play.tray.layout.value;
  // A folded tray has its border, too.
  const size = play.tray.isFolded.value ? Math.min(FOLDED_PX[place] + 1, thickness) : thickness;
  return (
    <div class="play-area" ref={area} data-tray={place} style={{ '--tray': `${size}px` }}>
      {children}
      <div class="tray-holder" inert={isInert}>
        <Lazy load={loadTrayStrip} props={{ play }} />
      </div>
    </div>
  );
}

/** A chat that stands below the board takes its part of the window. CSS pixels. */
function heightOfChat(area: Element): number {
  const page = area.closest('.class');
  return page === null ? 0 : Number.parseFloat(getComputedStyle(page).paddingBottom);
}
