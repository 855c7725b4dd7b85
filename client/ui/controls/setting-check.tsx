/** What is on or off: a box to tick, what it does and, below that, what it means or why it cannot be changed. */

interface SettingCheckProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  /** The label is somebody's name: no browser translates it. */
  readonly isName?: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

export function SettingCheck({ label, hint, isOn, isDisabled = false, isName = false, onChoose }: SettingCheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={({ currentTarget: { checked } }) => onChoose(checked)}
      />
      <span>
        <b dir="auto" translate={!isName}>
          {label}
        </b>
        {hint !== undefined && <span class="hint">{hint}</span>}
      </span>
    </label>
  );
}
