import { createHmac, timingSafeEqual } from 'node:crypto';

const SKEW_LIMIT = 3 * 60_000;

export function signature(appKey, appSecret, datetime) {
  return createHmac('sha1', appSecret).update(`${appKey}\n${datetime}`, 'utf8').digest('base64');
}

/** The vendor's code for a bad key or sign (401) or a clock too far off (408), null when all is well. */
export function checkSignature({ headers, vendorNow }, { appKey, appSecret }, clockCheck) {
  const { appkey, datetime, sign } = headers;
  const expected = signature(appKey, appSecret, datetime ?? '');
  if (appkey !== appKey || typeof sign !== 'string' || !same(sign, expected)) return 401;
  const apart = Math.abs(Date.parse(datetime) - (clockCheck === 'real' ? Date.now() : vendorNow));
  return clockCheck === 'off' || apart <= SKEW_LIMIT ? null : 408;
}

function same(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
