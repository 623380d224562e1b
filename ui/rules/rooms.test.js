import path from 'node:path';
import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { rooms } from './rooms.js';

RuleTester.describe = describe;
RuleTester.it = it;

const at = (file) => path.join(process.cwd(), 'src', file);

new RuleTester({ languageOptions: { ecmaVersion: 2023, sourceType: 'module' } }).run('rooms', rooms, {
  valid: [
    { code: "import { invoke } from '@tauri-apps/api/core'", filename: at('ipc/index.ts') },
    { code: "import './Part.svelte'", filename: at('features/fees/Fees.svelte') },
    { code: "import { Button } from '$components'", filename: at('features/fees/Fees.svelte') },
    { code: "import '../features/fees/Fees.svelte'", filename: at('app/App.svelte') },
  ],
  invalid: [
    {
      code: "import { invoke } from '@tauri-apps/api/core'",
      filename: at('features/fees/Fees.svelte'),
      errors: [{ messageId: 'tauri' }],
    },
    {
      code: "import '../sessions/Session.svelte'",
      filename: at('features/fees/Fees.svelte'),
      errors: [{ messageId: 'feature' }],
    },
    {
      code: "import { commands } from '$ipc'",
      filename: at('components/Button.svelte'),
      errors: [{ messageId: 'wall' }],
    },
    {
      code: "export * from '../features/fees/sums'",
      filename: at('lib/dates.ts'),
      errors: [{ messageId: 'wall' }],
    },
  ],
});
