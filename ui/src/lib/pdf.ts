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
import { wordsOnPage, type PageWord, type Run } from './pdfWords';

// The legacy build carries what an older web view lacks; the worker is a file of the app's own.
GlobalWorkerOptions.workerSrc = workerUrl;

/** It is started once: each drawing of the pages would otherwise wait for a new one. */
let worker: PDFWorker | null = null;

/** One drawn page: a canvas ready to be put in place, and the words on it for a screen reader. */
export interface DrawnPage {
  canvas: HTMLCanvasElement;
  text: string;
  /** The same words with their places. */
  words: readonly PageWord[];
  /** Width over height. */
  shape: number;
}

/** How pages are drawn. */
export interface Drawing {
  /** Of a page on the screen, CSS pixels. */
  width: number;
  /** Device pixels to a CSS pixel. */
  density: number;
  /** The page that is drawn first, from 0: the one that somebody looks at. */
  first: number;
  /** Called with each page when it is drawn, and how many there are. */
  onpage: (page: DrawnPage, number: number, count: number) => void;
}

/**
 * Draws every page of a PDF, off the screen, the page that somebody looks at before the others.
 * @param bytes the PDF; they are copied, for the worker takes its copy away
 * @throws when the bytes are no PDF, or the signal says that nobody waits any more
 */
export async function drawPages(bytes: Uint8Array, drawing: Drawing, signal: AbortSignal): Promise<void> {
  const loading = getDocument({
    data: bytes.slice(),
    worker: (worker ??= new PDFWorker()),
    isEvalSupported: false,
    // Letters are drawn as the shapes that they are: no font has to be handed to the web view for each new PDF.
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise;
    const first = Math.min(drawing.first, pdf.numPages - 1);
    const numbers = Array.from({ length: pdf.numPages }, (_, number) => number);
    for (const number of [first, ...numbers.filter((other) => other !== first)]) {
      signal.throwIfAborted();
      const page = await drawPage(pdf, number, drawing.width * drawing.density);
      signal.throwIfAborted();
      drawing.onpage(page, number, pdf.numPages);
    }
  } finally {
    await loading.destroy();
  }
}

async function drawPage(pdf: PDFDocumentProxy, number: number, pixels: number): Promise<DrawnPage> {
  const page = await pdf.getPage(number + 1);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: pixels / natural.width });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  // As for a printer, in one go: for the screen, pdf.js would wait for the next frame again and again.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const runs = await runsOn(page);
  return {
    canvas,
    text: runs.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
    words: wordsOnPage(runs, number, natural.width, natural.height),
    shape: natural.width / natural.height,
  };
}

/** The text of a page. WebKit cannot loop over a stream, as `getTextContent` would, so it is read piece by piece. */
async function runsOn(page: PDFPageProxy): Promise<Run[]> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  const runs: Run[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return runs;
    for (const item of value.items) if ('str' in item) runs.push(item);
  }
}
