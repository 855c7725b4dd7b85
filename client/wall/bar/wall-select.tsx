/** One choice of the wall's bar: a label and a select. */
import { useId } from 'preact/hooks';

interface WallSelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

export function WallSelect<Value extends string>({ label, options, labels, chosen, onChoose }: WallSelectProps<Value>) {
  const id = useId();
  return (
    <span class="wall-choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          const option = options.find((each) => each === value);
          if (option !== undefined) onChoose(option);
        }}
      >
        {options.map((value) => (
          <option key={value} value={value}>
            {labels[value]}
          </option>
        ))}
      </select>
    </span>
  );
}
