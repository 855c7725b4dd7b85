/** A long list of names, with a field above it that leaves those which hold what is typed. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { hasLetters } from './has-letters.ts';

/** A list of so many names is searched by eye. */
const UNFILTERED_MAX = 12;

interface NameFilterProps<Named> {
  readonly all: readonly Named[];
  /** @param left in the order of `all` */
  readonly children: (left: readonly Named[]) => ComponentChildren;
}

export function NameFilter<Named extends { readonly name: string }>({ all, children }: NameFilterProps<Named>) {
  const say = peopleWords.value;
  const [typed, setTyped] = useState('');
  if (all.length <= UNFILTERED_MAX) return children(all);
  const left = all.filter(({ name }) => hasLetters(name, typed));
  return (
    <>
      <div class="field name-filter">
        <input
          type="search"
          dir="auto"
          autoComplete="off"
          aria-label={say.findName}
          placeholder={say.findName}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing || typed === '') return;
            // The next Escape closes the dialog.
            event.preventDefault();
            setTyped('');
          }}
        />
        <p class="hint" role="status">
          {typed.trim() === '' ? '' : say.namesLeft(left.length, all.length)}
        </p>
      </div>
      {children(left)}
    </>
  );
}
