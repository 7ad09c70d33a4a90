import 'server-only';
import type { Dialect } from '@/lib/model/vendor';
import { airudderInbound } from './airudder/connector';
import { byrobot } from './byrobot/connector';
import type { Vendor } from './connector';
import { telrobotAgent } from './telrobot/agent/connector';
import { telrobotV1 } from './telrobot/v1/connector';

/** Every dialect that Callboard speaks; a forgotten one is a compile error. */
export const VENDORS: Record<Dialect, Vendor> = {
  'telrobot-agent': telrobotAgent,
  'telrobot-v1': telrobotV1,
  byrobot,
  'airudder-inbound': airudderInbound,
};
