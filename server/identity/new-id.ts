/** Ids of new records: nobody can guess one. */
import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 characters that are safe in URLs and file names. */
export function newId<Id extends string>(): Id {
  return randomBytes(16).toString('base64url') as Id;
}
