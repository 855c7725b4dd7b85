/**
 * Socket.IO's own parser with one exception: the event `frame` with one Uint8Array in /board is a binary message of exactly these bytes,
 * without a packet head or a second message. No other binary exists: attachments are refused unread.
 */
import { Decoder as DefaultDecoder, Encoder as DefaultEncoder, type Packet, PacketType } from 'socket.io-parser';
import { NAMESPACE } from './paths.ts';

const EVENT = 'frame';

function frameOf(packet: Packet): Uint8Array | null {
  if (packet.type !== PacketType.EVENT || packet.nsp !== NAMESPACE.board || packet.id !== undefined) return null;
  const data: unknown = packet.data;
  if (!Array.isArray(data) || data.length !== 2 || data[0] !== EVENT) return null;
  const bytes: unknown = data[1];
  return bytes instanceof Uint8Array ? bytes : null;
}

export class Encoder extends DefaultEncoder {
  override encode(packet: Packet): (string | Buffer)[] {
    const frame = frameOf(packet);
    // engine.io takes any ArrayBufferView; its type says Buffer.
    return frame === null ? super.encode(packet) : [frame as Buffer];
  }
}

export class Decoder extends DefaultDecoder {
  /** The namespace of received frames. */
  protected readonly frameNamespace: string = NAMESPACE.board;

  override add(message: unknown): void {
    if (typeof message === 'string') {
      // The first character of a packet is its type.
      const type = Number(message[0]);
      if (type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK)
        throw new Error('attachments are refused');
      super.add(message);
      return;
    }
    const bytes =
      message instanceof Uint8Array ? message : message instanceof ArrayBuffer ? new Uint8Array(message) : null;
    if (bytes === null) throw new Error('neither text nor bytes');
    const packet: Packet = { type: PacketType.EVENT, nsp: this.frameNamespace, data: [EVENT, bytes] };
    this.emitReserved('decoded', packet);
  }
}

/** The decoder of a projector's page: frames belong to /present. */
export class PresentDecoder extends Decoder {
  protected override readonly frameNamespace = NAMESPACE.present;
}
