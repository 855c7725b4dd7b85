/** The mongoose models of all collections on one connection. */
import type { Connection } from 'mongoose';
import { chunks } from './chunks.ts';
import { activities } from './classroom/activities.ts';
import { boards } from './classroom/boards.ts';
import { chats } from './classroom/chats.ts';
import { classrooms } from './classroom/classrooms.ts';
import { messages } from './classroom/messages.ts';
import { pictures } from './classroom/pictures.ts';
import { seats } from './classroom/seats.ts';
import type { CollectionDefinition } from './define-collection.ts';
import { leases } from './leases.ts';
import { memberships } from './memberships.ts';
import { nodes } from './nodes.ts';
import { sessions } from './sessions.ts';
import { snapshots } from './snapshots.ts';
import { upkeep } from './upkeep.ts';

/** Collections whose documents name a classroom and are removed with it. Pictures are last: a removal returns their files. */
export const CLASSROOM_COLLECTIONS = [
  'seats',
  'activities',
  'boards',
  'chunks',
  'snapshots',
  'messages',
  'chats',
  'memberships',
  'leases',
  'pictures',
] as const;

/** Of these, those that the class's owner alone writes, under its epoch. */
export const OWNED_COLLECTIONS = ['seats', 'activities', 'boards', 'messages', 'chats'] as const;

export type Models = ReturnType<typeof modelsOf>;
export type AnyModel = Models[keyof Models];

export function modelsOf(connection: Connection) {
  const model = ({ collection, schema }: CollectionDefinition) => connection.model(collection, schema);
  return {
    classrooms: model(classrooms),
    seats: model(seats),
    pictures: model(pictures),
    activities: model(activities),
    boards: model(boards),
    chunks: model(chunks),
    snapshots: model(snapshots),
    messages: model(messages),
    chats: model(chats),
    memberships: model(memberships),
    sessions: model(sessions),
    leases: model(leases),
    nodes: model(nodes),
    upkeep: model(upkeep),
  } as const;
}
