/** The server cannot start for a reason that its operator can resolve: the message is a sentence for them. */
export class StartError extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = 'StartError';
  }
}

/** The system's code of an error, such as EACCES; '' when it has none. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
