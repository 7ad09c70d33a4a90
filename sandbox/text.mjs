// Changes to the texts of a finished answer. They work on any dialect because they know no field.

const CHINESE = /[\u4e00-\u9fff]/;
const SIMPLE =
  '呼号码获务话单线无应听关断级确认绝户运营商拦挂机联电动语测试课议约开场询价结说谢谢请们这时间问题转还过来简历欢费续险银业务师检获列录讯网记录写报订复满广爱艺务华苏汉';
const TRADITIONAL =
  '呼號碼獲務話單線無應聽關斷級確認絕戶運營商攔掛機聯電動語測試課議約開場詢價結說謝謝請們這時間問題轉還過來簡歷歡費續險銀業務師檢獲列錄訊網記錄寫報訂復滿廣愛藝務華蘇漢';
const SIMPLE_TO_TRADITIONAL = new Map([...SIMPLE].map((char, i) => [char, [...TRADITIONAL][i]]));

export function toTraditional(value) {
  return mapTexts(value, (text) => [...text].map((char) => SIMPLE_TO_TRADITIONAL.get(char) ?? char).join(''));
}

/** Puts a text (a telephone number, for privacy tests) into every text that people read and into the dynamic keys. */
export function plant(value, canary) {
  return withDynamicKeys(
    mapTexts(value, (text, key) =>
      CHINESE.test(text) || key === 'message' || key === 'remark' ? `${text} ${canary}` : text,
    ),
    canary,
  );
}

/** A client sends labels back as filters; the vendor would know its own text. */
export function unplant(value, canary) {
  return mapTexts(value, (text) => text.split(` ${canary}`).join(''));
}

function mapTexts(value, change, key = null) {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change, name)]));
}

function withDynamicKeys(value, canary) {
  if (Array.isArray(value)) return value.map((item) => withDynamicKeys(item, canary));
  if (value === null || typeof value !== 'object') return value;
  const result = {};
  for (const [name, item] of Object.entries(value)) {
    result[name] = withDynamicKeys(item, canary);
    if (/^(story|intention|ticket|transfer_reason)_distribution$/.test(name)) result[name][`other ${canary}`] = 1;
  }
  return result;
}
