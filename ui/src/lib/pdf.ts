import {
  getDocument,
  GlobalWorkerOptions,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

// The legacy build carries what an older web view lacks; the worker is a file of the app's own.
GlobalWorkerOptions.workerSrc = workerUrl;

/** It is started once: each drawing of the pages would otherwise wait for a new one. */
let worker: PDFWorker | null = null;

/** One drawn page: a canvas ready to be put in place, and the words on it for a screen reader. */
export interface DrawnPage {
  canvas: HTMLCanvasElement;
  text: string;
  /** Width over height. */
  shape: number;
}

/**
 * Draws every page of a PDF, off the screen.
 * @param bytes the PDF; they are copied, for the worker takes its copy away
 * @param width of a page on the screen, CSS pixels
 * @param density device pixels to a CSS pixel
 * @throws when the bytes are no PDF, or the signal says that nobody waits any more
 */
export async function drawPages(
  bytes: Uint8Array,
  width: number,
  density: number,
  signal: AbortSignal,
): Promise<DrawnPage[]> {
  const loading = getDocument({
    data: bytes.slice(),
    worker: (worker ??= new PDFWorker()),
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise;
    const pages: DrawnPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      signal.throwIfAborted();
      pages.push(await drawPage(pdf, number, width * density));
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}

async function drawPage(pdf: PDFDocumentProxy, number: number, pixels: number): Promise<DrawnPage> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: pixels / natural.width });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const text = await wordsOn(page);
  return { canvas, text, shape: natural.width / natural.height };
}

/** The words of a page. WebKit cannot loop over a stream, as `getTextContent` would, so it is read piece by piece. */
async function wordsOn(page: PDFPageProxy): Promise<string> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    for (const item of value.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
}
