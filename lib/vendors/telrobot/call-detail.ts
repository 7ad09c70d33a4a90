import type { Call } from '@/lib/model/call';
import type { CallDetail } from '../connector';
import { carrierOf, mapCallRecord, type RecordSetting, tagsOf } from './call-record';
import { turnsOf } from './transcript';
import type { CallDetailWire } from './wire';

/** What the detail knows of where a number is registered stands beside the call. */
function placeOf(place: Call['place'], mobile: CallDetailWire['mobile_info']): Call['place'] {
  return {
    province: place.province ?? (mobile?.province || null),
    city: place.city ?? (mobile?.city || null),
    carrier: place.carrier ?? carrierOf(mobile?.mobile_type ?? null),
  };
}

/** A call with its turns. `info.record` has the facts: rows of one call may even disagree about whom it called. */
export function mapCallDetail({ records, info, mobile_info }: CallDetailWire, setting: RecordSetting): CallDetail {
  const call = mapCallRecord(info.record, setting);
  const tags = call.tags.length > 0 ? call.tags : tagsOf(records.flatMap((row) => row.tags));
  return {
    call: { ...call, tags, place: placeOf(call.place, mobile_info) },
    turns: turnsOf(records, call.answeredAt, setting.zone),
  };
}
