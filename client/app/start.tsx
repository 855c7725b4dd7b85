/** Starts a page: sets its language, theme and fonts, and renders it. */
import { effect } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { isSomethingLost } from '#client/base/leave-question.ts';
import { checkBeforeLeaving } from '#client/base/navigation.ts';
import { language } from '#client/i18n/language.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import '#client/ui/tab-stops.ts';
import '#client/ui/theme.ts';
import './parts/import-part.ts';
import { loadPart } from './parts/lazy-part.ts';
import { MissingParts } from './parts/missing-parts.tsx';

/** @param title goes before the product's name in the window's title; '' for the name alone */
export function setWindowTitle(title: string): void {
  const { jogak } = sharedWords.value;
  document.title = title === '' ? jogak : `${title} · ${jogak}`;
}

export function startPage(audience: 'students' | 'teachers', Page: ComponentType): void {
  document.documentElement.dataset.for = audience;
  effect(() => {
    document.documentElement.lang = language.value;
  });
  checkBeforeLeaving(() => !isSomethingLost() || confirm(sharedWords.peek().leaveUnsent));
  const root = document.querySelector('#page');
  if (root === null) throw new Error('the document has no element #page');
  render(
    <>
      <Page />
      <MissingParts />
    </>,
    root,
  );
  // After the first render, so that text is visible at once in one of the device's fonts.
  loadPart(
    () => import('../ui/style/fonts.css'),
    () => undefined,
  );
  if (!('showPopover' in HTMLElement.prototype))
    loadPart(
      () => import('#client/ui/surfaces/popover-emulation.ts'),
      ({ emulatePopovers }) => emulatePopovers(),
    );
  document.addEventListener('compositionstart', submitComposed, { once: true });
  loadPart(
    () => import('./translated-text.ts'),
    ({ keepTextsLive }) => void keepTextsLive(root),
  );
}

/** Whoever composes their text needs it before they press Enter; most never do. */
function submitComposed(): void {
  loadPart(
    () => import('#client/ui/controls/composed-submit.ts'),
    (part) => part.submitComposed(document),
  );
}
