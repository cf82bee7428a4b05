// Who may import whom: the rooms of the house. See docs/architecture.md.
const room = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    room(
      'core-alone',
      { path: '^src/core' },
      { path: '^(src|adapters)/', pathNot: '^src/(core|store|setup-error|time-zone)' },
      'the chat machine knows no furniture',
    ),
    room(
      'domain-alone',
      { path: '^src/domain' },
      { path: '^(src|adapters)/', pathNot: '^src/(domain|store|setup-error|time-zone)' },
      'the rules know no chat',
    ),
    room(
      'store-alone',
      { path: '^src/store' },
      { path: '^(src|adapters)/', pathNot: '^src/(store|setup-error|time-zone)' },
      'the store knows nobody',
    ),
    room(
      'commands',
      { path: '^src/(commands|jobs)' },
      { path: '^(src|adapters)/', pathNot: '^src/(commands|jobs|core|domain|store|setup-error|time-zone)' },
      'commands and jobs join domain and core',
    ),
    room(
      'web',
      { path: '^src/web' },
      { path: '^(src|adapters)/', pathNot: '^src/(web|core|domain|store)' },
      'the web shows, it does not do',
    ),
    room(
      'sms',
      { path: '^src/sms' },
      { path: '^(src|adapters)/', pathNot: '^src/(sms|core|domain|store|config)' },
      'gateways send, they do not decide',
    ),
    room(
      'adapters-contract-only',
      { path: '^adapters/' },
      { path: '^src/', pathNot: '^src/core/(adapter|event|post|log)\\.ts$' },
      'an adapter knows the contract and nothing else',
    ),
    room(
      'adapters-apart',
      { path: '^adapters/([^/]+)/' },
      { path: '^adapters/', pathNot: '^adapters/($1/|[^/]+\\.ts$)' },
      'adapters do not know each other, only what lies open between them',
    ),
    room(
      'open-to-all-adapters',
      { path: '^adapters/[^/]+\\.ts$' },
      { path: '^adapters/[^/]+/' },
      'what all adapters use knows none of them',
    ),
    room(
      'prisma-kept-in',
      { path: '^(adapters|src/web)' },
      { path: '^prisma/' },
      'platforms and pages never see the tables',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|prisma/client' },
    exclude: { path: 'adapters/playground/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
}
