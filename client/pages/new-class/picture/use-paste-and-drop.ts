/** Takes pictures that are pasted or dropped anywhere on the page, and keeps the page when a file is dropped where nothing takes it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { firstPictureFile } from '#client/ui/picture/picture-files.ts';

/** @returns whether a file is being dragged over the page */
export function usePasteAndDrop(onFile: (file: File) => void): boolean {
  return useTaken((files) => {
    const file = firstPictureFile(files);
    if (file !== null) onFile(file);
    return file !== null;
  });
}

/** The same for all files at once. What is pasted with a text is a text: spreadsheets give a picture of it along. */
export function usePasteAndDropAll(onFiles: (files: readonly File[]) => void): boolean {
  return useTaken((files, text) => {
    if (files == null || files.length === 0 || text !== '') return false;
    onFiles([...files]);
    return true;
  });
}

/** A file that is dropped where nothing takes it would open in the place of the page. */
export function useStayOnDrop(): void {
  useEffect(() => {
    const listening = new AbortController();
    for (const kind of ['dragover', 'drop'] as const)
      addEventListener(kind, (event) => hasFiles(event) && event.preventDefault(), { signal: listening.signal });
    return () => listening.abort();
  }, []);
}

/** Else it is a text that is being moved. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

type Take = (files: FileList | null | undefined, text: string) => boolean;

/** @param onTaken whether it takes what is pasted or dropped */
function useTaken(onTaken: Take): boolean {
  const [isDragOver, setDragOver] = useState(false);
  const latest = useRef(onTaken);
  latest.current = onTaken;
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const take = (event: Event, files: FileList | null | undefined, text = '') => {
      if (latest.current(files, text)) event.preventDefault();
    };
    addEventListener(
      'paste',
      (event) => take(event, event.clipboardData?.files, event.clipboardData?.getData('text/plain')),
      { signal },
    );
    addEventListener(
      'dragover',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDragOver(true);
      },
      { signal },
    );
    addEventListener('dragleave', (event) => event.relatedTarget === null && setDragOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
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
