import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// The app's own policy, so that the gallery is looked at under the same rules as the window.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  'connect-src ipc: http://ipc.localhost',
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    plugins: [svelte(), svelteTesting()],
    resolve: {
      alias: {
        $app: here('./src/app'),
        $components: here('./src/components'),
        $editor: here('./src/editor'),
        $ipc: here('./src/ipc'),
        $lib: here('./src/lib'),
        $words: here('./src/paraglide/messages.js'),
      },
    },
    clearScreen: false,
    server: { port: 5173, strictPort: true },
    preview: { port: 4173, strictPort: true, headers: { 'Content-Security-Policy': policy } },
    build: {
      target: ['es2022', 'chrome111', 'safari16.4'],
      outDir: gallery ? 'dist-gallery' : 'dist',
      // The policy refuses data: fonts, so nothing may be folded into the style sheet.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: here(gallery ? './gallery.html' : './index.html') },
    },
    test: {
      environment: 'happy-dom',
      include: ['src/**/*.test.ts', 'rules/**/*.test.js'],
    },
  };
});
