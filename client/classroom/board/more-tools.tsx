/** The toolbar's overflow menu. */
import { Ellipsis } from 'lucide';
import { useEffect } from 'preact/hooks';
import { PreloadedMenu } from '#client/app/preloaded-menu.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { toggleMagnifier } from '#client/play/magnifier/magnified.ts';
import type { MoreToolItemsProps } from './more-tool-items.tsx';

const loadItems = () => import('./more-tool-items.tsx').then(({ MoreToolItems }) => MoreToolItems);

export function MoreTools(props: MoreToolItemsProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyM' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      event.preventDefault();
      toggleMagnifier();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <PreloadedMenu
      label={boardWords.value.moreTools}
      icon={Ellipsis}
      hasVisibleLabel
      buttonClass="button tool"
      load={loadItems}
      items={props}
    />
  );
}
