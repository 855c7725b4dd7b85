import { Schema } from 'mongoose';
import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { ClassroomRecord } from '#server/store/port.ts';

export const classrooms = defineCollection<ClassroomRecord>(
  'classrooms',
  {
    code: String,
    title: String,
    capacity: Number,
    admission: String,
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
    momentNotes: Schema.Types.Mixed,
    createdAt: Number,
    expiresAt: Number,
    epoch: Number,
  },
  [{ keys: { code: 1 }, unique: true }, { keys: { expiresAt: 1, _id: 1 } }],
  String,
);
