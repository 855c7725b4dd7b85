/** The addresses of a class's pages, as tests wait for them and read them. */
import type { Page } from '@playwright/test';
import type { ClassroomId } from '#shared/ids.ts';
import { type ClassPage, classroomFromPath } from '#shared/protocol/paths.ts';

/** For `waitForURL`: matches this page of any class. */
export function isClassUrl(page: ClassPage): (url: URL) => boolean {
  return ({ pathname }) => classroomFromPath(page, pathname) !== null;
}

/** The class whose page is open. @throws Error when another page is open */
export function classroomOf(page: Page, kind: ClassPage): ClassroomId {
  const classroom = classroomFromPath(kind, new URL(page.url()).pathname);
  if (classroom === null) throw new Error(`${page.url()} is not the ${kind} page of a class`);
  return classroom;
}
