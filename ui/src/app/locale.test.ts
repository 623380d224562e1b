import { afterEach, expect, test, vi } from 'vitest';
import { settleLocale } from './locale';

afterEach(() => vi.unstubAllGlobals());

test('a desktop without a language gets the one of the window', () => {
  document.documentElement.lang = 'en';
  vi.stubGlobal('navigator', { language: 'C' });
  settleLocale();
  expect(new Intl.DateTimeFormat(navigator.language).format(0)).toBeTruthy();
});

test('the language of the desktop stays', () => {
  vi.stubGlobal('navigator', { language: 'de-AT' });
  settleLocale();
  expect(navigator.language).toBe('de-AT');
});
