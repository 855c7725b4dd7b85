/** What a test asks of a browser engine: one page of one person's own browser, spoken to in that engine's protocol. */

/** Input sources of the W3C's WebDriver: both protocols take the same shape. */
export interface InputSource {
  readonly type: 'pointer' | 'key';
  readonly id: string;
  readonly parameters?: { readonly pointerType: 'mouse' | 'touch' };
  readonly actions: readonly object[];
}

export interface EngineDriver {
  goTo(url: string): Promise<void>;
  /** Evaluates an expression in the page; a promise is waited for. @throws Error when it throws */
  evaluate(expression: string): Promise<unknown>;
  perform(sources: readonly InputSource[]): Promise<void>;
  /** Chooses files of this machine in the first file input that `selector` matches. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** @param cookie `name=value` of the server at `origin` */
  setCookie(origin: string, cookie: string): Promise<void>;
  /** The page's cookies, as a request sends them. */
  cookies(): Promise<string>;
  /** A PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** Resizes until the page's viewport has this size. CSS pixels. */
  resize(size: ViewportSize): Promise<void>;
  close(): Promise<void>;
}

export interface ViewportSize {
  readonly width: number;
  readonly height: number;
}

/** A running engine: each page that it opens has cookies and storage of its own. */
export interface Engine extends AsyncDisposable {
  open(): Promise<EngineDriver>;
}
