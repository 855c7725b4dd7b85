/** Ids of what a server makes: nobody can guess one. */
import { randomBytes } from 'node:crypto';

/** 128 bits, 22 characters that are safe in a URL and in a file's name. */
export function freshId<Id extends string>(): Id {
  return randomBytes(16).toString('base64url') as Id;
}
