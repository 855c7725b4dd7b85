/** Hands a picture out as a file. It holds no name. */
export function savePicture(drawn: HTMLCanvasElement): void {
  drawn.toBlob((blob) => {
    if (blob === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'jogak.jpg';
    link.click();
    // After the browser has begun to read it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }, 'image/jpeg');
}
