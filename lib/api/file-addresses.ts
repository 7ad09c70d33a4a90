import type { Method } from './method';

/** The same for what no page of ours asks by its name: a browser follows a link to it. */
export const FILE_ADDRESSES = {
  'task-report-csv': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/report.csv' },
  'task-report-xlsx': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/report.xlsx' },
  'task-report-html': { method: 'GET', path: '/connections/{connectionId}/tasks/{taskId}/report.html' },
  'inbound-report-csv': { method: 'GET', path: '/connections/{connectionId}/inbound/report.csv' },
  'inbound-report-xlsx': { method: 'GET', path: '/connections/{connectionId}/inbound/report.xlsx' },
  'inbound-report-html': { method: 'GET', path: '/connections/{connectionId}/inbound/report.html' },
  'call-report-csv': { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/report.csv' },
  'call-report-xlsx': { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/report.xlsx' },
  'call-report-html': { method: 'GET', path: '/connections/{connectionId}/calls/{callId}/report.html' },
  verify: { method: 'POST', path: '/verify' },
} as const satisfies Readonly<Record<string, { readonly method: Method; readonly path: string }>>;
export type FileName = keyof typeof FILE_ADDRESSES;
