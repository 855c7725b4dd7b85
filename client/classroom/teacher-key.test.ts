import { expect, test } from 'vitest';
import type { ClassroomId } from '#shared/ids.ts';
import { teacherLink } from '#shared/protocol/paths.ts';
import { keyFromFragment } from './teacher-key.ts';

test('a link carries the secret in its fragment alone, and gives it back', () => {
  const link = new URL(teacherLink('http://jogak.example', 'lions' as ClassroomId, 'a-secret_+/='));
  expect(link.origin + link.pathname + link.search).toBe('http://jogak.example/teach/lions');
  expect(keyFromFragment(link.hash)).toBe('a-secret_+/=');
});

test.each(['', '#', '#code=402719'])('the fragment %j has no secret', (fragment) => {
  expect(keyFromFragment(fragment)).toBeNull();
});
