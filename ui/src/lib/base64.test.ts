import { expect, it } from 'vitest';
import { base64Of, bytesOf } from './base64';

it('base64 becomes its bytes, those above 127 included', () => {
  expect([...bytesOf('JVBERv+AAAo=')]).toEqual([0x25, 0x50, 0x44, 0x46, 0xff, 0x80, 0x00, 0x0a]);
  expect(bytesOf('')).toHaveLength(0);
});

it('what is no base64 is refused', () => {
  expect(() => bytesOf('%PDF')).toThrow();
});

it('bytes become base64 and come back, more of them than a function takes at once', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, n) => (n * 7) % 256);
  expect(bytesOf(base64Of(bytes))).toEqual(bytes);
});
