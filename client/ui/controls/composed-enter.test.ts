import { expect, test, vi } from 'vitest';
import { ComposedEnter } from './composed-enter.ts';

vi.useFakeTimers();

type Step =
  | readonly [event: 'update', data: string]
  | readonly [event: 'end', data: string]
  | readonly [event: 'key', key: Partial<KeyboardEvent>]
  /** The text that follows a composition arrives; time passes if no key comes after it. */
  | readonly [event: 'wait', what: 'for the text'];

const ENTER = { key: 'Enter', code: 'Enter', keyCode: 13, shiftKey: false, isComposing: false };
/** As Chromium on Windows and macOS tells it. */
const UNNAMED = { ...ENTER, key: 'Process', keyCode: 229, isComposing: true };

/** What happens: `prevented` for a key whose default is prevented, `sent` for each message. */
function play(steps: readonly Step[]): readonly string[] {
  const happened: string[] = [];
  const enter = new ComposedEnter(() => happened.push('sent'));
  for (const [event, value] of steps) {
    if (event === 'update') enter.onCompositionUpdate({ data: value });
    else if (event === 'end') enter.onCompositionEnd({ data: value });
    else if (event === 'wait') vi.runAllTimers();
    else enter.onKeyDown({ ...ENTER, ...value, preventDefault: () => void happened.push('prevented') });
  }
  vi.runAllTimers();
  return happened;
}

test.each<readonly [name: string, steps: readonly Step[], happened: readonly string[]]>([
  ['Enter without composition', [['key', {}]], ['prevented', 'sent']],
  ['Shift and Enter', [['key', { shiftKey: true }]], []],
  ['another key', [['key', { key: 'a', code: 'KeyA' }]], []],
  [
    'an unnamed Enter within Hangul',
    [
      ['update', '요'],
      ['key', UNNAMED],
      ['end', '요'],
    ],
    ['prevented', 'sent'],
  ],
  [
    'a named Enter within Hangul',
    [
      ['update', '안'],
      ['key', { ...ENTER, keyCode: 229, isComposing: true }],
      ['end', '안'],
    ],
    ['prevented', 'sent'],
  ],
  [
    'Enter after the composition, as Safari tells it',
    [
      ['update', '요'],
      ['end', '요'],
      ['key', { keyCode: 229 }],
    ],
    ['prevented', 'sent'],
  ],
  [
    'Enter before and after an empty end, as Chromium and Firefox tell it with ibus',
    [
      ['update', '녕'],
      ['key', UNNAMED],
      ['update', ''],
      ['end', ''],
      ['key', {}],
    ],
    ['prevented', 'prevented', 'sent'],
  ],
  [
    'an empty end without another Enter, whose text follows',
    [
      ['update', '녕'],
      ['key', UNNAMED],
      ['update', ''],
      ['end', ''],
    ],
    ['prevented', 'sent'],
  ],
  [
    'an empty end whose second Enter comes late: it finds nothing to send',
    [
      ['update', '녕'],
      ['key', UNNAMED],
      ['end', ''],
      ['wait', 'for the text'],
      ['key', {}],
    ],
    ['prevented', 'sent', 'prevented', 'sent'],
  ],
  [
    'an Enter that chooses among Japanese candidates',
    [
      ['update', 'かな'],
      ['key', UNNAMED],
      ['end', '仮名'],
    ],
    [],
  ],
  [
    'the end of Hangul without Enter',
    [
      ['update', '요'],
      ['end', '요'],
    ],
    [],
  ],
])('%s', (_name, steps, happened) => {
  expect(play(steps)).toEqual(happened);
});

test('keeps out the line break that follows an Enter within Hangul, and no other', () => {
  const enter = new ComposedEnter(() => undefined);
  const isLeft = (inputType: string) => {
    let isPrevented = false;
    enter.onBeforeInput({ inputType, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  };
  expect(isLeft('insertLineBreak')).toBe(true);
  enter.onCompositionUpdate({ data: '요' });
  enter.onKeyDown({ ...UNNAMED, preventDefault: () => undefined });
  expect([isLeft('insertLineBreak'), isLeft('insertParagraph'), isLeft('insertCompositionText')]).toEqual([
    false,
    false,
    true,
  ]);
});
