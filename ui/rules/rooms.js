import path from 'node:path';

// Who may import whom, as the house is drawn in ARCHITECTURE.md. A room that is not named here is free.
const MAY_NOT = {
  components: ['features', 'ipc', 'app'],
  lib: ['features', 'ipc', 'app', 'components'],
  editor: ['features', 'ipc', 'app'],
  ipc: ['features', 'components', 'app'],
  features: [],
};
const ALIAS = /^\$(app|components|editor|ipc|lib)(\/|$)/;

function roomOf(file, src) {
  const [room, topic] = path.relative(src, file).split(path.sep);
  return { room, topic };
}

/** Reports an import that crosses a wall of the house. */
export const rooms = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      tauri: 'Only src/ipc imports @tauri-apps: use $ipc.',
      feature:
        'A feature never imports another feature ({{topic}}): move what both need to components or lib.',
      wall: 'src/{{from}} must not know src/{{to}}.',
    },
  },
  create(context) {
    const src = path.join(context.cwd, 'src');
    const here = roomOf(context.filename, src);

    function check(node) {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      if (source.startsWith('@tauri-apps/')) {
        if (here.room !== 'ipc') context.report({ node, messageId: 'tauri' });
        return;
      }
      let target;
      if (ALIAS.test(source)) target = roomOf(path.join(src, source.slice(1)), src);
      else if (source.startsWith('.'))
        target = roomOf(path.resolve(path.dirname(context.filename), source), src);
      else return;

      if (here.room === 'features' && target.room === 'features' && target.topic !== here.topic)
        context.report({ node, messageId: 'feature', data: { topic: target.topic ?? '' } });
      else if (MAY_NOT[here.room]?.includes(target.room))
        context.report({ node, messageId: 'wall', data: { from: here.room, to: target.room } });
    }

    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
