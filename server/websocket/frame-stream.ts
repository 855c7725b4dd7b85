/**
 * The TCP connection below a WebSocket, as ws sees it. Short binary messages are taken out of what the client sends, before the
 * packets of ws and engine.io, which cost more than a frame does. All other bytes pass in order.
 */
import type { Socket as NetSocket } from 'node:net';
import { Duplex } from 'node:stream';
import { FrameBoundaries } from './frame-boundaries.ts';
import { shortFrameEnd, unmaskInPlace } from './short-frame.ts';

type FrameListener = (bytes: Uint8Array) => void;
type Done = (error?: Error | null) => void;

export class FrameStream extends Duplex {
  readonly #tcpSocket: NetSocket;
  readonly #boundaries = new FrameBoundaries();
  #onFrame: FrameListener | null = null;
  /** Bytes of this stream that the TCP connection counts as its own. */
  #bytesInTcp = 0;

  /** @param head what the client sent together with its upgrade request */
  constructor(tcpSocket: NetSocket, head: Buffer) {
    super();
    this.#tcpSocket = tcpSocket;
    tcpSocket.setTimeout(0);
    tcpSocket.setNoDelay();
    this.#receive(head);
    tcpSocket.on('data', (bytes: Buffer) => this.#receive(bytes));
    tcpSocket.on('end', () => this.push(null));
    // A connection that broke is closed: ws makes no difference either.
    tcpSocket.on('error', () => this.destroy());
    tcpSocket.on('close', () => this.destroy());
  }

  /** Bytes that wait to be sent, here and in the TCP connection. */
  get backlog(): number {
    return this.writableLength - this.#bytesInTcp + this.#tcpSocket.writableLength;
  }

  /**
   * Takes each short binary message that arrives whole, before any byte behind it passes. One that arrives in pieces passes, and so
   * does everything while ws has not read what passed before. Null: all bytes pass.
   */
  takeFrames(onFrame: FrameListener | null): void {
    this.#onFrame = onFrame;
  }

  #receive(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      const canTake = this.#onFrame !== null && this.#boundaries.isAtMessage && this.readableLength === 0;
      const frameEnd = canTake ? shortFrameEnd(bytes, at) : 0;
      const end = frameEnd > 0 ? frameEnd : this.#boundaries.advance(bytes, at);
      if (frameEnd > 0) this.#onFrame?.(unmaskInPlace(bytes, at, end));
      else if (!this.push(bytes.subarray(at, end))) this.#tcpSocket.pause();
      at = end;
    }
  }

  override _read(): void {
    this.#tcpSocket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#send(bytes, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  /** Done when the bytes have left the process. */
  #send(bytes: Buffer, done: Done): void {
    this.#bytesInTcp = bytes.length;
    this.#tcpSocket.write(bytes, (error) => {
      this.#bytesInTcp = 0;
      done(error);
    });
  }

  override _final(done: () => void): void {
    this.#tcpSocket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#tcpSocket.destroy();
    done(error);
  }
}
