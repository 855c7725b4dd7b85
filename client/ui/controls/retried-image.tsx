/** An image of the server. One that did not arrive is requested again after growing pauses, and when the connection is back. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { onReconnected } from '#client/net/reconnected.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';

type RetriedImageProps = JSX.IntrinsicElements['img'] & { readonly alt: string };

export function RetriedImage({ alt, ...props }: RetriedImageProps) {
  /** Each attempt has an element of its own: one that has failed does not ask again. */
  const [attempt, setAttempt] = useState(0);
  const retry = useRef(new RetryTimers()).current;
  const hasFailed = useRef(false);
  useEffect(() => {
    const stopListening = onReconnected(() => {
      retry.reset('image');
      if (hasFailed.current) setAttempt((before) => before + 1);
    });
    return () => {
      stopListening();
      retry.cancelAll();
    };
  }, []);
  return (
    <img
      key={attempt}
      {...props}
      alt={alt}
      onLoad={() => {
        hasFailed.current = false;
        retry.reset('image');
      }}
      onError={() => {
        hasFailed.current = true;
        retry.retry('image', PAUSES.image, () => setAttempt((before) => before + 1));
      }}
    />
  );
}
