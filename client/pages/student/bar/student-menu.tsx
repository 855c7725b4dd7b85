/** The menu of a student's page. What stands in it loads with the first press on the page, so that it is there without a network, too. */

import { Ellipsis } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import type { StudentMenuItemsProps } from './student-menu-items.tsx';

const loadItems = () => import('./student-menu-items.tsx').then(({ StudentMenuItems }) => StudentMenuItems);

export function StudentMenu(props: StudentMenuItemsProps) {
  const [wasOpened, setWasOpened] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const preload = () => {
      listening.abort();
      // Opening the menu loads it again.
      loadItems().catch(() => undefined);
    };
    for (const press of ['pointerdown', 'keydown']) addEventListener(press, preload, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return (
    <Popover label={sharedWords.value.more} icon={Ellipsis} onPress={() => setWasOpened(true)}>
      {wasOpened && <Lazy load={loadItems} props={props} fallback={<p role="status">{sharedWords.value.loading}</p>} />}
    </Popover>
  );
}
