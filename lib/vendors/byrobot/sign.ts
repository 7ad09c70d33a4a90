import { createHmac } from 'node:crypto';

export type Keys = { readonly appKey: string; readonly appSecret: string };

/** The headers of one request signed at `now`. Path, query and body are not signed. */
export function signedHeaders({ appKey, appSecret }: Keys, now: Date): Record<string, string> {
  const datetime = now.toUTCString();
  const sign = createHmac('sha1', appSecret).update(`${appKey}\n${datetime}`, 'utf8').digest('base64');
  return {
    appkey: appKey,
    datetime,
    sign,
    'content-type': 'application/json',
    accept: 'application/json;charset=utf-8',
  };
}

/** The vendor's time as far as it is known: ours, until `learn` has heard theirs. */
export function vendorClock(now: () => Date) {
  let aheadMs = 0;
  return {
    now: () => new Date(now().getTime() + aheadMs),
    learn: (theirs: Date) => {
      aheadMs = theirs.getTime() - now().getTime();
    },
  };
}
