import { hash, stream } from './random.mjs';

// The vendor accounts of the sandbox: what a vendor's console would show, and the provisioning entries made of it.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DEMO_MODES = { tel: 'consistent', 'tel-v1': 'consistent', by: 'messy', air: 'messy' };

export function createAccounts(seed) {
  return {
    telrobot: {
      userId: '40863af8-db4a-41c6-a269-eb5bc386d97f',
      subUserId: '7d0f3c51-2b6e-4a53-9c1d-60a3f2f5b8ee',
      token: `sandbox-tel-${secret(seed, 'tel', 32)}`,
    },
    telrobotV1: { userId: '4d99d91c-f5d9-49da-88da-758977cc58a9', token: `sandbox-v1-${secret(seed, 'v1', 32)}` },
    byrobot: {
      appKey: `sandbox${secret(seed, 'bykey', 9)}`,
      appSecret: secret(seed, 'bysecret', 32),
      companyId: 3813,
      companyName: '百应示例教育科技',
      idleCompanyId: 3901,
      idleCompanyName: '百应示例（测试）',
    },
    airudder: { appKey: `sandbox-${secret(seed, 'airkey', 16)}`, appSecret: secret(seed, 'airsecret', 32) },
  };
}

function secret(seed, name, length) {
  const next = stream(seed, 'secret', name, hash(seed));
  return Array.from({ length }, () => ALPHABET[Math.floor(next() * ALPHABET.length)]).join('');
}

/** Provisioning entries, one per dialect. `modes` overrides the mode of single connections. */
export function provisioning(url, accounts, taskIds, modes = {}) {
  const base = (id) => `${url}/mode/${modes[id] ?? DEMO_MODES[id]}`;
  const { telrobot, telrobotV1, byrobot, airudder } = accounts;
  const shanghai = 'Asia/Shanghai';
  return [
    {
      id: 'tel',
      name: '云蝠 华东外呼',
      dialect: 'telrobot-agent',
      baseUrl: base('tel'),
      timeZone: shanghai,
      account: { userId: telrobot.userId, token: telrobot.token },
    },
    {
      id: 'tel-v1',
      name: '云蝠 老集群',
      dialect: 'telrobot-v1',
      baseUrl: base('tel-v1'),
      timeZone: shanghai,
      account: { token: telrobotV1.token, taskIds },
      recordingUrlTemplate: `${url}/recordings/{path}`,
    },
    {
      id: 'by',
      name: '百应 续费回访',
      dialect: 'byrobot',
      baseUrl: base('by'),
      timeZone: shanghai,
      account: { appKey: byrobot.appKey, appSecret: byrobot.appSecret, companyId: byrobot.companyId },
    },
    {
      id: 'air',
      name: 'AI Rudder 雅加达热线',
      dialect: 'airudder-inbound',
      baseUrl: base('air'),
      timeZone: 'Asia/Jakarta',
      account: { appKey: airudder.appKey, appSecret: airudder.appSecret, authScheme: 'Token' },
    },
  ];
}
