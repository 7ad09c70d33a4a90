import * as z from 'zod/mini';
import { overview } from '@/lib/model/overview';
import { endpoint, plain } from './endpoint';

export const overviewEndpoint = endpoint({
  name: 'overview',
  summary:
    'The tasks that matter now of every outbound connection, with their cheap statistics and pooled totals. Answers with what is there within two seconds; ask again while `complete` is false',
  access: 'viewer',
  input: z.object({}),
  reply: plain(overview),
});
