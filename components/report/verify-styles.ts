// What the page that checks files adds to the style of reports.
export const VERIFY_STYLE = `
.narrow{max-width:824px}#drop{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;padding:28px;border:1px dashed var(--edge);border-radius:6px;cursor:pointer}#drop.over{background:var(--sunken);border-style:solid}#drop:focus-within{outline:2px solid var(--focus);outline-offset:2px}#drop input{position:absolute;width:1px;height:1px;padding:0;border:0;opacity:0}
.choose{display:inline-flex;align-items:center;height:36px;padding:0 14px;border-radius:4px;background:var(--solid);color:var(--on-solid);font-weight:500}:root:not([data-js]) #drop{display:none}
#out{padding-top:24px}.verdict{padding:4px 0 22px 18px;border-left:3px solid var(--edge);margin-bottom:22px}.verdict h2{font-size:22px;line-height:32px;outline-offset:4px}.verdict h2:focus{outline:none}.verdict.unchanged{border-color:var(--good)}.verdict.unchanged h2{color:var(--good)}.verdict.changed{border-color:var(--bad)}.verdict.changed h2{color:var(--bad)}.verdict.foreign{border-color:var(--warn)}.verdict.foreign h2{color:var(--warn)}
.verdict .say{overflow-wrap:anywhere;margin:6px 0 10px;max-width:44em}#out p+button{margin-top:10px}.verdict .notes{margin:6px 0 10px;font-size:16px;line-height:27px}.verdict table{margin-bottom:12px}.wide{overflow-x:auto}.wide td{overflow-wrap:anywhere;min-width:96px}button:disabled{opacity:.5}
details{margin-top:14px}summary{cursor:pointer;color:var(--ink-2);line-height:32px}details .wide{max-height:60vh;overflow:auto}
@media(max-width:820px){.choose{height:44px}#drop{padding:20px}.narrow .kv{grid-template-columns:max-content 1fr;gap:4px 16px}.narrow .kv dd{margin:0}}
`
  .trim()
  .replaceAll('\n', '');
