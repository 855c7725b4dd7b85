/** What the driver's errors mean to whoever asked. Source: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
import { Error as MongooseError, mongo } from 'mongoose';
import { StoreError, type StoreErrorCode } from '../../error.ts';

const DUPLICATE_KEY = 11_000;
/** Unauthorized, AuthenticationFailed, and what hosted services say instead of it. */
const REFUSED: ReadonlySet<number> = new Set([13, 18, 8_000]);
const OUT_OF_DISK_SPACE = 14_031;
/** Errors of the line to the server whose classes the driver keeps to itself. */
const OF_THE_LINE: ReadonlySet<string> = new Set(['MongoPoolClosedError', 'MongoWaitQueueTimeoutError']);
/**
 * HostUnreachable, HostNotFound, UnsatisfiableWriteConcern, WriteConcernFailed, NetworkTimeout, ShutdownInProgress,
 * PrimarySteppedDown, SocketException, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange,
 * NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary: it may go well in a while.
 */
const AWAY: ReadonlySet<number> = new Set([6, 7, 64, 89, 91, 100, 189, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436]);

export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;
}

/** The outcome is unknown, or nothing was done: the same may be asked again. */
export function isAway(error: unknown): boolean {
  return codeOf(error) === 'store-away';
}

function codeOf(error: unknown): StoreErrorCode {
  if (error instanceof StoreError) return error.code;
  if (error instanceof mongo.MongoCompatibilityError) return 'store-too-old';
  if (error instanceof mongo.MongoServerSelectionError || error instanceof MongooseError.MongooseServerSelectionError)
    return codeOfSelection(error);
  if (error instanceof mongo.MongoServerError) {
    // A batch whose line broke is told of as if the server had said so.
    const cause: unknown = error.errorResponse;
    if (cause instanceof Error && cause !== error) return codeOf(cause);
    const code = Number(error.code);
    if (code === DUPLICATE_KEY) return 'taken';
    if (code === OUT_OF_DISK_SPACE) return 'store-unwritable';
    if (REFUSED.has(code)) return 'store-refused';
    return AWAY.has(code) || error.hasErrorLabel('RetryableWriteError') ? 'store-away' : 'store-failed';
  }
  const isOfTheLine =
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoTopologyClosedError ||
    (error instanceof Error && OF_THE_LINE.has(error.name));
  return isOfTheLine ? 'store-away' : 'store-failed';
}

/** No server was found that would do: what the ones that answered said tells why. */
function codeOfSelection({ cause, reason }: { readonly cause?: unknown; readonly reason?: unknown }): StoreErrorCode {
  // A TopologyDescription, whose class the driver does not give away.
  const seen = typeof reason === 'object' && reason !== null ? reason : {};
  if ('compatible' in seen && seen.compatible === false) return 'store-too-old';
  const said = 'error' in seen && seen.error ? seen.error : cause;
  if (said instanceof mongo.MongoCompatibilityError) return 'store-too-old';
  return said instanceof mongo.MongoServerError && REFUSED.has(Number(said.code)) ? 'store-refused' : 'store-away';
}

/** What goes wrong on connecting may lie in the address itself. */
export function asConnectError(error: unknown): StoreError {
  const isAddress =
    error instanceof mongo.MongoParseError ||
    error instanceof mongo.MongoInvalidArgumentError ||
    error instanceof mongo.MongoMissingCredentialsError ||
    (error instanceof Error && (error.name === 'MongooseError' || error.name === 'MongoRuntimeError'));
  if (isAddress) return new StoreError('store-address', error.message);
  // A server that knows no passwords is asked for with one.
  const knowsNone = error instanceof mongo.MongoServerError && error.message.includes('saslStart');
  return knowsNone ? new StoreError('store-refused', error.message) : asStoreError(error);
}

export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  return new StoreError(code, code === 'taken' ? null : error instanceof Error ? error.message : String(error));
}
