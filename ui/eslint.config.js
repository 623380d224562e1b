import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { rooms } from './rules/rooms.js';
import svelteConfig from './svelte.config.js';

// What a person wrote is only ever shown as text: no road leads from text to HTML.
const AS_HTML = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'];

export default ts.config(
  { ignores: ['dist/', 'dist-gallery/', 'coverage/', 'src/paraglide/', 'src/ipc/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    plugins: { house: { rules: { rooms } } },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'house/rooms': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        ...AS_HTML.map((property) => ({ property, message: 'Text is never made into HTML.' })),
        { object: 'document', property: 'write', message: 'Text is never made into HTML.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...AS_HTML.map((name) => ({
          selector: `Literal[value='${name}'], SvelteAttribute[key.name='${name}'], SvelteDirective[key.name.name='${name}']`,
          message: 'Text is never made into HTML.',
        })),
        {
          selector: "SvelteElement SvelteAttribute[key.name='style']",
          message: 'The content policy refuses style attributes: use a class, or style:property.',
        },
      ],
      'svelte/no-at-html-tags': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    files: ['*.js', 'rules/*.js'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-restricted-syntax': 'off' },
  },
);
