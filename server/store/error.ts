/** Every error of a store: a code for programs, and a sentence for the operator of Jogak. */

export const STORE_ERROR_MESSAGES = {
  'folder-in-use':
    'Jogak is already running with this data folder. Use the one that runs, or stop it first, or start this one with another folder (DATA_DIR).',
  'store-unwritable': 'Jogak cannot save: its disk is full, read-only or failing.',
  'store-damaged':
    "Jogak's database is damaged. Put back a copy of the data folder, or start with another folder (DATA_DIR).",
  'store-newer': 'This data folder was written by a newer Jogak. Start that version, or use another folder (DATA_DIR).',
  'store-older':
    'The data here was written by an older Jogak and cannot be read by this one: start that version, or use another folder (DATA_DIR) or database (MONGODB_URI).',
  'store-away': 'The database does not answer.',
  'store-elsewhere': 'This class is open in another process.',
  'name-in-use':
    'Another Jogak with the same name runs on this database. Give each process a name of its own (NODE_NAME).',
  'other-secrets':
    'Another Jogak on this database has other secrets. Give all processes on it the same SESSION_SECRET and the same TEACHER_KEY.',
  'store-refused': 'The database does not let Jogak in: look at the name and the password in MONGODB_URI.',
  'store-too-old': 'This database is too old: Jogak needs MongoDB 6.0 or later.',
  'store-address': 'MONGODB_URI is not the address of a MongoDB.',
  'store-refusal': 'The database could not do what Jogak asked of it.',
  'store-failed': 'The database stopped unexpectedly. Start Jogak again.',
  'store-closed': 'Jogak is stopping: its database is closed.',
  'classroom-gone': 'This class is no longer kept.',
  taken: 'This is taken already.',
} as const;

export type StoreErrorCode = keyof typeof STORE_ERROR_MESSAGES;

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** The message of the database or the system, for the log; null when there is none. */
  readonly detail: string | null;

  constructor(code: StoreErrorCode, detail: string | null = null) {
    super(detail === null ? STORE_ERROR_MESSAGES[code] : `${STORE_ERROR_MESSAGES[code]} (${detail})`);
    this.name = 'StoreError';
    this.code = code;
    this.detail = detail;
  }
}

type ClientErrorCode = 'moved' | 'unsaved' | 'stopping';

const CLIENT_ERROR_CODES: Partial<Record<StoreErrorCode, ClientErrorCode>> = {
  'store-elsewhere': 'moved',
  'store-away': 'unsaved',
  'store-unwritable': 'unsaved',
  'store-closed': 'stopping',
};

/** The code that a client receives for this error; null: an internal error. */
export function clientErrorCode(error: unknown): ClientErrorCode | null {
  return error instanceof StoreError ? (CLIENT_ERROR_CODES[error.code] ?? null) : null;
}
