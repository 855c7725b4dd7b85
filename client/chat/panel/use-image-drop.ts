/** Accepts an image that is dragged onto an element. */
import { useState } from 'preact/hooks';
import { firstPictureFile } from '#client/ui/picture/picture-files.ts';

interface ImageDrop {
  readonly isDragOver: boolean;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

export function useImageDrop(onImage: (file: File) => void): ImageDrop {
  const [isDragOver, setDragOver] = useState(false);
  return {
    isDragOver,
    onDragOver: (event) => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setDragOver(true);
    },
    onDragLeave: ({ relatedTarget, currentTarget }) => {
      const isInside =
        relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget);
      if (!isInside) setDragOver(false);
    },
    onDrop: (event) => {
      event.preventDefault();
      setDragOver(false);
      const file = firstPictureFile(event.dataTransfer?.files);
      if (file !== null) onImage(file);
    },
  };
}
