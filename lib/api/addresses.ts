export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Where every endpoint stands below /api/v1, with `{parameter}` for what stands in the path. Apart from the schemas of
 * the endpoints, since the browser needs the addresses on every page and the schemas on none.
 */
export const ADDRESSES = {
  connections: { method: 'GET', path: '/connections' },
  'connection-create': { method: 'POST', path: '/connections' },
  'connection-change': { method: 'PATCH', path: '/connections/{connectionId}' },
  'connection-delete': { method: 'DELETE', path: '/connections/{connectionId}' },
  'connection-test': { method: 'POST', path: '/connections/{connectionId}/test' },
  'connection-try': { method: 'POST', path: '/connection-tests' },
  overview: { method: 'GET', path: '/overview' },
  tasks: { method: 'GET', path: '/connections/{connectionId}/tasks' },
  task: { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}' },
  'task-stat': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/stat' },
  'task-summary': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/summary' },
  'task-stat-raw': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/stat/raw' },
  calls: { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/calls' },
  numbers: { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/numbers' },
  'calls-csv': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/calls.csv' },
  'numbers-csv': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/numbers.csv' },
  call: { method: 'GET', path: '/connections/{connectionId}/calls/{callId}' },
  'call-history': { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/history' },
  'call-raw': { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/raw' },
  recording: { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/recording' },
  'recording-peaks': { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/recording/peaks' },
  seats: { method: 'GET', path: '/connections/{connectionId}/seats' },
  inbound: { method: 'GET', path: '/connections/{connectionId}/inbound' },
  'inbound-raw': { method: 'GET', path: '/connections/{connectionId}/inbound/raw' },
  setup: { method: 'POST', path: '/setup' },
  'sign-in': { method: 'POST', path: '/session' },
  session: { method: 'GET', path: '/session' },
  'sign-out': { method: 'DELETE', path: '/session' },
  'password-change': { method: 'POST', path: '/account/password' },
  tokens: { method: 'GET', path: '/tokens' },
  'token-create': { method: 'POST', path: '/tokens' },
  'token-delete': { method: 'DELETE', path: '/tokens/{tokenId}' },
  users: { method: 'GET', path: '/users' },
  invite: { method: 'POST', path: '/invites' },
  links: { method: 'GET', path: '/links' },
  'link-create': { method: 'POST', path: '/links' },
  'link-change': { method: 'PATCH', path: '/links/{linkId}' },
  'link-revoke': { method: 'DELETE', path: '/links/{linkId}' },
  'link-rotate': { method: 'POST', path: '/links/{linkId}/rotate' },
  'link-embed': { method: 'POST', path: '/links/{linkId}/embed' },
} as const satisfies Readonly<Record<string, { readonly method: Method; readonly path: string }>>;
export type EndpointName = keyof typeof ADDRESSES;
