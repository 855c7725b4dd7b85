/** The form in which a teacher changes a student's name. */
import { useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';

interface RenameFormProps {
  readonly name: string;
  readonly onRename: (newName: string) => void;
}

export function RenameForm({ name, onRename }: RenameFormProps) {
  const say = peopleWords.value;
  const [newName, setNewName] = useState(name);
  return (
    <form
      class="seat-rename"
      onSubmit={(event) => {
        event.preventDefault();
        onRename(newName);
      }}
    >
      <Field
        label={say.name}
        hint={say.renameHint}
        autoComplete="off"
        maxLength={NAME_LENGTH_MAX * 4}
        value={newName}
        onInput={({ currentTarget: { value } }) => setNewName(value)}
      />
      <Button type="submit" kind="primary">
        {say.save}
      </Button>
    </form>
  );
}
