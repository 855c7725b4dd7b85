import type { ClassroomRecord } from '../../port.ts';
import { kept } from './schema.ts';

export const classrooms = kept<ClassroomRecord>(
  'classrooms',
  {
    code: String,
    title: String,
    capacity: Number,
    door: String,
    naming: String,
    names: [String],
    cardKey: String,
    passwordHash: String,
    teacherHash: String,
    teacherGrant: Number,
    coHash: String,
    coGrant: Number,
    banned: [String],
    activity: String,
    nextBoard: Number,
    createdAt: Number,
    expiresAt: Number,
  },
  [{ keys: { code: 1 }, unique: true }, { keys: { expiresAt: 1, _id: 1 } }],
  String,
);
