import { mount } from 'svelte';
import App from '$app/App.svelte';
import { settleLocale } from '$app/locale';
import './styles/index.css';

settleLocale();
const target = document.getElementById('app');
if (target) mount(App, { target });
