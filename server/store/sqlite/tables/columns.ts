/** Typed values of rows. A column whose type differs from the schema means a damaged database. */
import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '#server/store/error.ts';

export type Row = Record<string, SQLOutputValue>;

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new StoreError('store-damaged', `${column} is not text`);
}

export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new StoreError('store-damaged', `${column} is not a number`);
}

export function bytes(row: Row, column: string): Uint8Array<ArrayBuffer> {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw new StoreError('store-damaged', `${column} is not bytes`);
}

/** The record in a row's JSON text; the text was written from this type. */
export function record<Parsed>(row: Row): Parsed {
  const parsed: Parsed = JSON.parse(text(row, 'record'));
  return parsed;
}

export function recordOrNull<Parsed>(row: Row | undefined): Parsed | null {
  return row === undefined ? null : record<Parsed>(row);
}
