/** Maps the driver's errors to StoreErrors. Source: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
import { Error as MongooseError, mongo } from 'mongoose';
import { StoreError, type StoreErrorCode } from '#server/store/error.ts';

const DUPLICATE_KEY = 11_000;
/** Unauthorized, AuthenticationFailed, and the code that hosted services use instead. */
const AUTH_FAILED_CODES: ReadonlySet<number> = new Set([13, 18, 8_000]);
const OUT_OF_DISK_SPACE = 14_031;
/** Connection errors whose classes the driver does not export. */
const CONNECTION_ERROR_NAMES: ReadonlySet<string> = new Set(['MongoPoolClosedError', 'MongoWaitQueueTimeoutError']);
/**
 * InternalError and UnknownError: a service that speaks the protocol answers so while its own database is away. MaxTimeMSExpired,
 * WriteConflict, ExceededTimeLimit. HostUnreachable, HostNotFound, UnsatisfiableWriteConcern, WriteConcernFailed, NetworkTimeout, ShutdownInProgress,
 * PrimarySteppedDown, SocketException, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange,
 * NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary: a later attempt may succeed.
 */
const UNAVAILABLE_CODES: ReadonlySet<number> = new Set([
  1, 8, 50, 112, 262, 6, 7, 64, 89, 91, 100, 189, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);

export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;
}

/** Whether the outcome is unknown or nothing was done, so that the operation may be repeated. */
export function isUnavailable(error: unknown): boolean {
  return storeErrorCodeOf(error) === 'store-away';
}

function storeErrorCodeOf(error: unknown): StoreErrorCode {
  if (error instanceof StoreError) return error.code;
  if (error instanceof mongo.MongoCompatibilityError) return 'store-too-old';
  if (error instanceof mongo.MongoServerSelectionError || error instanceof MongooseError.MongooseServerSelectionError)
    return selectionErrorCodeOf(error);
  if (error instanceof mongo.MongoServerError) {
    // A batch whose connection broke is reported as if the server had refused it.
    const cause: unknown = error.errorResponse;
    if (cause instanceof Error && cause !== error) return storeErrorCodeOf(cause);
    const code = Number(error.code);
    if (code === DUPLICATE_KEY) return 'taken';
    if (code === OUT_OF_DISK_SPACE) return 'store-unwritable';
    if (AUTH_FAILED_CODES.has(code)) return 'store-refused';
    return UNAVAILABLE_CODES.has(code) || error.hasErrorLabel('RetryableWriteError') ? 'store-away' : 'store-refusal';
  }
  const isConnectionError =
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoTopologyClosedError ||
    (error instanceof Error && CONNECTION_ERROR_NAMES.has(error.name));
  return isConnectionError ? 'store-away' : 'store-refusal';
}

/** No usable server was found: the answers of those that responded give the reason. */
function selectionErrorCodeOf({
  cause,
  reason,
}: {
  readonly cause?: unknown;
  readonly reason?: unknown;
}): StoreErrorCode {
  // A TopologyDescription, whose class the driver does not export.
  const seen = typeof reason === 'object' && reason !== null ? reason : {};
  if ('compatible' in seen && seen.compatible === false) return 'store-too-old';
  const reported = 'error' in seen && seen.error ? seen.error : cause;
  if (reported instanceof mongo.MongoCompatibilityError) return 'store-too-old';
  return reported instanceof mongo.MongoServerError && AUTH_FAILED_CODES.has(Number(reported.code))
    ? 'store-refused'
    : 'store-away';
}

/** An error of connecting may be caused by the address itself. */
export function toConnectError(error: unknown): StoreError {
  const isAddress =
    error instanceof mongo.MongoParseError ||
    error instanceof mongo.MongoInvalidArgumentError ||
    error instanceof mongo.MongoMissingCredentialsError ||
    (error instanceof Error && (error.name === 'MongooseError' || error.name === 'MongoRuntimeError'));
  if (isAddress) return new StoreError('store-address', error.message);
  // The address has a password, and the server has no authentication.
  const hasNoAuth = error instanceof mongo.MongoServerError && error.message.includes('saslStart');
  return hasNoAuth ? new StoreError('store-refused', error.message) : toStoreError(error);
}

export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = storeErrorCodeOf(error);
  return new StoreError(code, code === 'taken' ? null : error instanceof Error ? error.message : String(error));
}
