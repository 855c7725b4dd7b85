/** Some of a few, all in sight: checkboxes that look like a row of buttons. No more than `most` of them. */

interface Pick<Value> {
  readonly value: Value;
  readonly label: string;
}

interface PicksProps<Value> {
  readonly legend: string;
  readonly hint?: string;
  readonly of: readonly Pick<Value>[];
  readonly picked: ReadonlySet<Value>;
  readonly most: number;
  readonly onPick: (picked: ReadonlySet<Value>) => void;
}

export function Picks<Value extends string | number>({ legend, hint, of, picked, most, onPick }: PicksProps<Value>) {
  const isFull = picked.size >= most;
  return (
    <fieldset class="choices picks">
      <legend class="label">{legend}</legend>
      <div>
        {of.map(({ value, label }) => (
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
            <span>{label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
