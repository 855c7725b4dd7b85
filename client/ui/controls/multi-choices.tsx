/** A choice of at most `max` among a few visible options: checkboxes that look like a row of buttons. */

import { useBalancedRows } from './balanced-rows.ts';

interface MultiChoice<Value> {
  readonly value: Value;
  readonly label: string;
}

interface MultiChoicesProps<Value> {
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly MultiChoice<Value>[];
  readonly picked: ReadonlySet<Value>;
  readonly max: number;
  readonly onPick: (picked: ReadonlySet<Value>) => void;
}

export function MultiChoices<Value extends string | number>({
  legend,
  hint,
  options,
  picked,
  max,
  onPick,
}: MultiChoicesProps<Value>) {
  const rows = useBalancedRows(options.map(({ label }) => label));
  const isFull = picked.size >= max;
  return (
    <fieldset class="choices picks">
      <legend class="label">{legend}</legend>
      <div ref={rows}>
        {options.map(({ value, label }) => (
          <label class="choice" key={value}>
            <input
              type="checkbox"
              checked={picked.has(value)}
              disabled={isFull && !picked.has(value)}
              onChange={({ currentTarget: { checked } }) => {
                const next = new Set(picked);
                if (checked) next.add(value);
                else next.delete(value);
                onPick(next);
              }}
            />
            {/* Figures, or names. */}
            <span translate={false}>{label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
