import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test('a file is named by what every system takes of a title', () => {
  const nameOf = (title: string) => `Film ${title} puzzle 1`;
  expect(fileNameOf('3반: "사자"\u0007 / 1-2교시', nameOf, 'mp4')).toBe('Film 3반 사자 1-2교시 puzzle 1.mp4');
  expect(fileNameOf('', nameOf, 'gif')).toBe('Film puzzle 1.gif');
});
