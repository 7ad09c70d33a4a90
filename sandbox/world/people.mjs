import { hash2 } from '../random.mjs';

// Fictional customers. Every number starts with 199000, so that a test can find one that was left unmasked.

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗'];
const COURTESY = ['先生', '女士'];

// [city id, city, area code, post code, province id, province, province's area code]. As in the vendor's own data the
// area code of a province is that of whichever city was entered first.
const PLACES = [
  [12, '南京', '025', '210000', 3, '江苏', '0519'],
  [14, '苏州', '0512', '215000', 3, '江苏', '0519'],
  [21, '杭州', '0571', '310000', 4, '浙江', '0571'],
  [24, '宁波', '0574', '315000', 4, '浙江', '0571'],
  [33, '广州', '020', '510000', 6, '广东', '020'],
  [35, '深圳', '0755', '518000', 6, '广东', '020'],
  [41, '成都', '028', '610000', 8, '四川', '028'],
  [52, '武汉', '027', '430000', 9, '湖北', '027'],
  [60, '郑州', '0371', '450000', 11, '河南', '0371'],
  [71, '青岛', '0532', '266000', 12, '山东', '0531'],
];
// operator 2 is 联通 in the vendor's samples; the other two codes are not documented.
const CARRIERS = [
  { operator: 1, name: '移动', type: 'yd' },
  { operator: 1, name: '移动', type: 'yd' },
  { operator: 2, name: '联通', type: 'lt' },
  { operator: 3, name: '电信', type: 'dx' },
];

/** The same contact of a task always gets the same number, name, place and carrier. */
export function person(task, number) {
  const mark = hash2(task.key, number);
  const [cityId, city, areaCode, postCode, provinceId, province, provinceAreaCode] = PLACES[mark % PLACES.length];
  const carrier = CARRIERS[(mark >>> 8) % CARRIERS.length];
  return {
    phone: phone(task, number),
    name: SURNAMES[(mark >>> 12) % SURNAMES.length] + COURTESY[(mark >>> 20) % 2],
    female: (mark >>> 20) % 2 === 1,
    place: { cityId, city, areaCode, postCode, provinceId, province, provinceAreaCode },
    carrier,
  };
}

/** Distinct inside a task: 7919 shares no factor with 100,000. */
export function phone(task, number) {
  return `199000${String(((task.key % 100_000) + number * 7919) % 100_000).padStart(5, '0')}`;
}
