/** Why the server refused a connection. Apart from what knows all refusals: the first page that connects has no need of them. */
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** The code with which the server refused the connection; null: the server was not reached. */
export function connectErrorCode(error: Error): ErrorCode | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? (data.code as ErrorCode)
    : null;
}
