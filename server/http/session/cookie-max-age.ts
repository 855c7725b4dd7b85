/**
 * Adds Max-Age to the session's cookie: express-session sends a date alone, and where this machine's date is wrong browsers drop
 * such a cookie at once, or keep it too long.
 */
import type { Request, Response } from 'express';

const SECOND_MS = 1_000;

/** Call it before express-session handles the request. */
export function addCookieMaxAge(request: Request, response: Response, name: string): void {
  const setHeader = response.setHeader.bind(response);
  const withMaxAge = (cookie: string): string => {
    const age = request.session.cookie.originalMaxAge;
    const isDated = cookie.startsWith(`${name}=`) && cookie.includes('; Expires=') && !cookie.includes('; Max-Age=');
    if (!isDated || age === null) return cookie;
    return cookie.replace('; Expires=', `; Max-Age=${Math.round(age / SECOND_MS)}; Expires=`);
  };
  response.setHeader = (header, value) =>
    setHeader(header, header.toLowerCase() === 'set-cookie' ? [value].flat().map(String).map(withMaxAge) : value);
}
