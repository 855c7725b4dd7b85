import { expect, test } from 'vitest';
import type { ClassroomId } from '#shared/ids.ts';
import { teacherLink } from '#shared/protocol/paths.ts';
import { keyFromFragment } from './teacher-key.ts';

test('reads the key from the fragment of a teacher link, the only part that holds it', () => {
  const link = new URL(teacherLink('http://jogak.example', 'lions' as ClassroomId, 'a-secret_+/='));
  expect(link.origin + link.pathname + link.search).toBe('http://jogak.example/teach/lions');
  expect(keyFromFragment(link.hash)).toBe('a-secret_+/=');
});

test.each(['', '#', '#code=402719'])('finds no key in the fragment %j', (fragment) => {
  expect(keyFromFragment(fragment)).toBeNull();
});
