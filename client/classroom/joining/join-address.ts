/**
 * The address at which other devices reach this server. The computer that runs it may be carried to another network while a page is open,
 * so the page asks again whenever the address may have changed, and every ADDRESS_POLL_MS while an address is on the screen. Where the
 * server reports several, the teacher chooses one.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { readStored, removeStored, writeStored } from '#client/base/browser-storage.ts';
import { ADDRESS_POLL_MS, ADDRESS_UNANSWERED_MS } from '#client/base/limits.ts';
import type { ConnectionStatus } from '#client/classroom/connection/live-connection.ts';
import type { Reply } from '#client/net/http/request.ts';
import { fetchOrigins } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Origins } from '#shared/protocol/http/responses.ts';

/** What all pages of this browser know: the teacher's choice, the address that was shown last, and the one before it. */
const STORED = { chosen: 'origin', shown: 'shown-origin', former: 'former-origin' } as const;

interface AddressState {
  /** The likeliest first; empty when only this machine reaches the server; null until the server has answered. */
  readonly origins: readonly string[] | null;
  /** The one used in links and QR codes. */
  readonly origin: string | null;
  /** An address that was shown before and is none any more, until the teacher has taken note of it. */
  readonly former: string | null;
  /** The server does not answer: the addresses may be old ones. */
  readonly isUnanswered: boolean;
}

export interface JoinAddress extends AddressState {
  readonly choose: (origin: string) => void;
  readonly dismissFormer: () => void;
  /** An address is on the screen until the returned function is called. */
  readonly show: () => () => void;
}

export class AddressWatch {
  readonly #fetch: () => Promise<Reply<Origins>>;
  readonly #state = signal<AddressState>({ origins: null, origin: null, former: null, isUnanswered: false });
  readonly #retry = new RetryTimers();
  #pollTimer: ReturnType<typeof setTimeout> | undefined;
  #unansweredTimer: ReturnType<typeof setTimeout> | undefined;
  #requests = 0;
  /** The number of the latest request that was answered. */
  #answered = 0;
  /** The address that was shown last: for browsers that store nothing. */
  #shown: string | null = null;
  #shownPlaces = 0;
  #isQueued = false;
  #isClosed = false;
  readonly state: ReadonlySignal<AddressState> = this.#state;

  constructor(fetchAddresses: () => Promise<Reply<Origins>>) {
    this.#fetch = fetchAddresses;
  }

  /** The addresses may have changed. Reasons that come together make one request. */
  readonly refresh = (): void => {
    if (this.#isQueued) return;
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      if (!this.#isClosed) this.#request();
    });
  };

  readonly show = (): (() => void) => {
    this.#shownPlaces += 1;
    this.refresh();
    return () => {
      this.#shownPlaces -= 1;
    };
  };

  readonly choose = (origin: string): void => {
    writeStored(STORED.chosen, origin);
    writeStored(STORED.shown, origin);
    this.#shown = origin;
    this.#change({ origin });
  };

  readonly dismissFormer = (): void => {
    removeStored(STORED.former);
    this.#change({ former: null });
  };

  /** Another page of this browser has stored something. */
  readonly readStorage = (): void => {
    const { origins, origin } = this.#state.value;
    const chosen = readStored(STORED.chosen);
    this.#change({
      origin: origins?.find((each) => each === chosen) ?? origin,
      former: formerIn(origins ?? [], readStored(STORED.former)),
    });
  };

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#pollTimer);
    clearTimeout(this.#unansweredTimer);
    this.#retry.cancelAll();
  }

  #request(): void {
    clearTimeout(this.#pollTimer);
    this.#requests += 1;
    const number = this.#requests;
    this.#unansweredTimer ??= setTimeout(() => this.#change({ isUnanswered: true }), ADDRESS_UNANSWERED_MS);
    void this.#fetch().then((reply) => this.#onReply(number, reply));
  }

  #onReply(number: number, reply: Reply<Origins>): void {
    // A later request tells more.
    if (this.#isClosed || number < this.#answered || (!reply.ok && number < this.#requests)) return;
    if (reply.ok) {
      this.#answered = number;
      this.#retry.reset('addresses');
      this.#clearUnanswered();
      this.#update(reply.origins);
      if (this.#shownPlaces > 0) this.#pollTimer = setTimeout(this.refresh, ADDRESS_POLL_MS);
    } else if (isTemporary(reply.code)) {
      this.#retry.retry('addresses', PAUSES.address, this.refresh);
    } else {
      // The server answers, and refuses: this page is no teacher's any more.
      this.#clearUnanswered();
    }
  }

  #update(origins: readonly string[]): void {
    const state = this.#state.value;
    const chosen = readStored(STORED.chosen);
    const origin = origins.find((each) => each === chosen) ?? origins[0] ?? null;
    const shown = readStored(STORED.shown) ?? this.#shown;
    let former = readStored(STORED.former) ?? state.former;
    if (origin !== null) {
      if (shown !== null && shown !== origin && !origins.includes(shown)) former = shown;
      former = formerIn(origins, former);
      this.#shown = origin;
      if (shown !== origin) writeStored(STORED.shown, origin);
      if (former === null) removeStored(STORED.former);
      else if (former !== readStored(STORED.former)) writeStored(STORED.former, former);
    }
    this.#change({ origins, origin, former });
  }

  #clearUnanswered(): void {
    clearTimeout(this.#unansweredTimer);
    this.#unansweredTimer = undefined;
    this.#change({ isUnanswered: false });
  }

  /** An unchanged state stays the same object: nothing is drawn again for it. */
  #change(changed: Partial<AddressState>): void {
    const next = { ...this.#state.value, ...changed };
    if (JSON.stringify(next) !== JSON.stringify(this.#state.value)) this.#state.value = next;
  }
}

/** A former address that works again is none. */
function formerIn(origins: readonly string[], former: string | null): string | null {
  return former === null || origins.includes(former) ? null : former;
}

/** @param status of the page's connection: when it comes back, the server may be elsewhere */
export function useJoinAddress(classroom: ClassroomId, status?: ReadonlySignal<ConnectionStatus>): JoinAddress {
  const watch = useMemo(() => new AddressWatch(() => fetchOrigins(classroom)), [classroom]);
  const isLive = status === undefined || status.value.state === 'live';
  useEffect(() => {
    if (isLive) watch.refresh();
  }, [watch, isLive]);
  useEffect(() => {
    const refreshIfVisible = () => {
      if (document.visibilityState === 'visible') watch.refresh();
    };
    document.addEventListener('visibilitychange', refreshIfVisible);
    for (const event of ['online', 'pageshow']) addEventListener(event, refreshIfVisible);
    addEventListener('storage', watch.readStorage);
    return () => {
      document.removeEventListener('visibilitychange', refreshIfVisible);
      for (const event of ['online', 'pageshow']) removeEventListener(event, refreshIfVisible);
      removeEventListener('storage', watch.readStorage);
      watch.close();
    };
  }, [watch]);
  const { choose, dismissFormer, show } = watch;
  return { ...watch.state.value, choose, dismissFormer, show };
}

/** The address without its scheme, as a person reads it out and types it. */
export function displayHost(origin: string): string {
  return new URL(origin).host;
}
