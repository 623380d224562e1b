import { expect, test } from 'vitest';
import { Router } from './router.svelte';

type Place = { screen: 'candidates' } | { screen: 'candidate'; id: string; tab: string };
const candidates: Place = { screen: 'candidates' };
const ada: Place = { screen: 'candidate', id: 'ada', tab: 'overview' };

test('back leads to where the person came from, and then no further', async () => {
  const router = new Router<Place>(candidates);
  await router.navigate(ada);
  expect(router.here).toEqual(ada);
  expect(await router.back()).toBe(true);
  expect(router.here).toEqual(candidates);
  expect(await router.back()).toBe(false);
});

test('a tab takes the part of the tab before it', async () => {
  const router = new Router<Place>(candidates);
  await router.navigate(ada);
  await router.replace({ ...ada, tab: 'letter' });
  await router.back();
  expect(router.here).toEqual(candidates);
});

test('going where one is already does not lengthen the way back', async () => {
  const router = new Router<Place>(candidates);
  await router.navigate({ ...candidates });
  expect(router.canGoBack).toBe(false);
});

test('unsaved words keep the person in their place', async () => {
  const router = new Router<Place>(candidates, () => Promise.resolve(false));
  expect(await router.navigate(ada)).toBe(false);
  expect(router.here).toEqual(candidates);
});

test('after a reset nothing leads back', async () => {
  const router = new Router<Place>(candidates);
  await router.navigate(ada);
  router.reset(candidates);
  expect(await router.back()).toBe(false);
});

test('a place that takes the part of another one is not behind itself', async () => {
  const router = new Router<Place>(candidates);
  await router.navigate(ada);
  await router.navigate({ ...ada, tab: 'letter' });
  await router.replace(ada);
  await router.back();
  expect(router.here).toEqual(candidates);
});
