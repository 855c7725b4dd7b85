/** The WebSocket server for engine.io's option `wsEngine`: ws's own, but each WebSocket stands on a FrameStream instead of its TCP connection. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { FrameStream } from './frame-stream.ts';

export interface FrameConnection {
  readonly webSocket: WebSocket;
  readonly stream: FrameStream;
}

const NO_BYTES = Buffer.alloc(0);
const connections = new WeakMap<IncomingMessage, FrameConnection>();

/** The connection that was upgraded by this request; undefined when another WebSocket server did. */
export function frameConnectionOf(request: IncomingMessage): FrameConnection | undefined {
  return connections.get(request);
}

export class FrameServer extends WebSocketServer {
  /** @param _socket the request's own */
  override handleUpgrade(
    request: IncomingMessage,
    _socket: Duplex,
    head: Buffer,
    onUpgraded: (webSocket: WebSocket, request: IncomingMessage) => void,
  ): void {
    const stream = new FrameStream(request.socket, head);
    super.handleUpgrade(request, stream, NO_BYTES, (webSocket) => {
      connections.set(request, { webSocket, stream });
      onUpgraded(webSocket, request);
    });
  }
}
