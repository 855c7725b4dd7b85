/** Searches the list of loose pieces, by number or word, kind and colour. It announces how many it finds. */
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { KeyboardPlay } from '#client/play/keyboard/keyboard-play.ts';
import { PIECE_KINDS } from '#client/play/keyboard/loose-groups.ts';

interface SearchFieldsProps {
  readonly keyboard: KeyboardPlay;
  readonly isOpen: boolean;
}

export function SearchFields({ keyboard, isOpen }: SearchFieldsProps) {
  const say = keyboardWords.value;
  const { search } = keyboard;
  return (
    <fieldset class="keyboard-search" data-open={isOpen ? '' : undefined} aria-label={say.search(keyboard.noun)}>
      <label class="field">
        {say.searchLabel}
        <input
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          placeholder={say.searchHint}
          value={search.text.value}
          onInput={({ currentTarget: { value } }) => {
            search.text.value = value;
            keyboard.announceFound();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            keyboard.focusFirstLoose();
          }}
        />
      </label>
      <SearchSelect
        label={say.kind}
        all={say.kinds.all}
        options={PIECE_KINDS.map((value) => ({ value, label: say.kinds[value] }))}
        chosen={search.kind.value}
        onChoose={(kind) => {
          search.kind.value = kind;
          keyboard.announceFound();
        }}
      />
      <SearchSelect
        label={say.colourFilter}
        all={say.anyColour}
        options={keyboard.colours.value.map((value) => ({ value, label: say.colour[value] }))}
        chosen={search.colour.value}
        onChoose={(colour) => {
          search.colour.value = colour;
          keyboard.announceFound();
        }}
      />
    </fieldset>
  );
}

interface SearchSelectProps<Value> {
  readonly label: string;
  /** The option that leaves nothing out. */
  readonly all: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
}

function SearchSelect<Value extends string>({ label, all, options, chosen, onChoose }: SearchSelectProps<Value>) {
  return (
    <label class="field">
      {label}
      <select
        value={chosen ?? ''}
        onChange={({ currentTarget }) =>
          onChoose(options.find(({ value }) => value === currentTarget.value)?.value ?? null)
        }
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
