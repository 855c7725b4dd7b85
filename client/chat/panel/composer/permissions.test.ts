import { describe, expect, it } from 'vitest';
import type { ChatView } from '#shared/protocol/views/chat-view.ts';
import { recipientOf, silenceReason } from './permissions.ts';

const STUDENT: ChatView = {
  revision: 1,
  begins: 0,
  voice: 'all',
  slow: 0,
  pictures: 'on',
  pinned: null,
  you: 3,
  muted: false,
  isOver: false,
  forTeachers: null,
};
const TEACHER: ChatView = {
  ...STUDENT,
  you: null,
  forTeachers: { words: [], allowed: [], seats: [{ seat: 3, name: 'Mina', hue: 1, shape: 'circle', muted: false }] },
};

describe('the recipient of a message', () => {
  it('is everybody for a student where all may write to all, unless they choose the teacher', () => {
    expect(recipientOf(STUDENT, null)).toBeNull();
    expect(recipientOf(STUDENT, 3)).toBe(3);
  });

  it('is the teacher alone where students may not write to all', () => {
    expect(recipientOf({ ...STUDENT, voice: 'teacher' }, null)).toBe(3);
  });

  it('is the student whom the teacher chose, or everybody once that student is gone', () => {
    expect(recipientOf(TEACHER, 3)).toBe(3);
    expect(recipientOf(TEACHER, 4)).toBeNull();
  });
});

describe('the reason for silence', () => {
  it('is the end of the lesson, for students alone', () => {
    expect(silenceReason({ ...STUDENT, isOver: true })).toBe('lessonOver');
    expect(silenceReason({ ...TEACHER, isOver: true })).toBeNull();
  });

  it('is a chat that is off, or a muted student', () => {
    expect(silenceReason({ ...TEACHER, voice: 'off' })).toBe('chatOff');
    expect(silenceReason({ ...STUDENT, muted: true })).toBe('youAreMuted');
    expect(silenceReason(STUDENT)).toBeNull();
  });
});
