/** The four wire formats that Callboard speaks; telrobot has two. */
export const DIALECTS = ['telrobot-agent', 'telrobot-v1', 'byrobot', 'airudder-inbound'] as const;
