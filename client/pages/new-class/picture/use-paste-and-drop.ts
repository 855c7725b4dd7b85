/** Takes pictures that are pasted or dropped anywhere on the page, so that a drop beside the drop zone does not leave the page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { firstPictureFile } from '#client/ui/picture/picture-files.ts';

/** @returns whether a file is being dragged over the page */
export function usePasteAndDrop(onFile: (file: File) => void): boolean {
  const [isDragOver, setDragOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const take = (event: Event, files: FileList | null | undefined) => {
      const file = firstPictureFile(files);
      if (file === null) return;
      event.preventDefault();
      latest.current(file);
    };
    addEventListener('paste', (event) => take(event, event.clipboardData?.files), { signal });
    addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        setDragOver(true);
      },
      { signal },
    );
    addEventListener('dragleave', (event) => event.relatedTarget === null && setDragOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setDragOver(false);
        take(event, event.dataTransfer?.files);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
  return isDragOver;
}
