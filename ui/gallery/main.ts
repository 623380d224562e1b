import { mount } from 'svelte';
import Gallery from './Gallery.svelte';
import '../src/styles/index.css';

// As in the app's window.
Object.freeze(Object.prototype);

// Dev only: ?part=overview|session|letter|forms|bits & theme=light|dark & text=largest
const query = new URLSearchParams(location.search);
const theme = query.get('theme');
const text = query.get('text');
if (theme) document.documentElement.dataset.theme = theme;
if (text) document.documentElement.dataset.text = text;

const target = document.getElementById('app');
if (target) mount(Gallery, { target, props: { part: query.get('part') ?? 'overview' } });
