// The whole style of a report, inline: the same document is sent by link, printed and kept as a file, and asks for
// nothing else. Colours are the tokens of app/globals.css; a test compares them.
export const STYLE = `
:root{color-scheme:light dark}:root[data-theme=dark]{color-scheme:dark}:root[data-theme=light]{color-scheme:light}:root{--canvas:light-dark(#ffffff,#0b1220);--sunken:light-dark(#f3f5f7,#121b2c);--line:light-dark(#e7e9ed,#1d283b);--line-2:light-dark(#d3d8df,#2e3b52);--edge:light-dark(#868e9b,#6a788f);--ink:light-dark(#10161f,#e9eef6);--ink-2:light-dark(#3f4855,#bac4d3);--ink-3:light-dark(#606977,#93a0b4);--focus:light-dark(#0b6bcb,#6fb7ff);--solid:light-dark(#10161f,#e9eef6);--on-solid:light-dark(#ffffff,#0b1220);--warn:light-dark(#855000,#f3bd62);--warn-fill:light-dark(#fdf2dc,#2b2313);--bad:light-dark(#b3261e,#ff8a80);--good:light-dark(#176a50,#74d3ab);--data:light-dark(#296361,#55b8b3);--neutral:light-dark(#7a8290,#8b94a3);--robot:light-dark(#0b5cad,#7cc4ff);--customer:light-dark(#9a4d00,#ffb066);--lv-a:light-dark(#4c0f1a,#e4fb9d);--lv-b:light-dark(#5c2444,#98ebb7);--lv-c:light-dark(#643c6e,#69d0cc);--lv-d:light-dark(#635794,#67aecd);--lv-e:light-dark(#5876b1,#758bb8);--lv-f:light-dark(#4796c0,#7a6d93)}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:13px/20px Inter,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums;font-synthesis:none;text-autospace:normal;text-spacing-trim:trim-start;line-break:strict;-webkit-text-size-adjust:100%}
:lang(en) body{font-family:Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif}
.pub{max-width:1120px;margin:0 auto;padding:0 32px}
header.top{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;min-height:56px;padding:10px 0;border-bottom:1px solid var(--line)}
header.top b{font-size:14px}.sp{flex:1}
.pill{display:inline-flex;align-items:center;gap:6px;height:26px;padding:0 10px;border-radius:13px;box-shadow:inset 0 0 0 1px var(--line-2);color:var(--ink-2);font-size:12px;white-space:nowrap}
.dot{width:7px;height:7px;border-radius:50%;background:var(--good)}.dot.stale{background:var(--warn)}.dot.frozen{border-radius:1px;background:var(--ink-3)}
.m3{color:var(--ink-3)}.m2{color:var(--ink-2)}.nw{white-space:nowrap}.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
h1{margin:0;font-size:28px;line-height:36px;font-weight:600;letter-spacing:-.01em;text-wrap:balance}
h2{margin:0;font-size:14px;line-height:22px;font-weight:600}
p{margin:0;text-wrap:pretty}ul{margin:0;padding:0;list-style:none}
.intro{padding:28px 0 24px}.say{margin-top:8px;font-size:16px;line-height:27px;color:var(--ink-2)}.say b{color:var(--ink);font-weight:600}
.dates{display:flex;flex-wrap:wrap;align-items:end;gap:10px;margin-top:16px}.dates span{padding-bottom:8px}.presets{display:flex;flex-wrap:wrap;gap:4px 16px;margin-top:16px}.presets a{padding:4px 0;color:var(--ink-2);text-decoration:none}.presets a:hover{color:var(--ink)}.presets a[aria-current]{color:var(--ink);font-weight:600;box-shadow:inset 0 -2px 0 var(--ink)}.presets+.dates{margin-top:8px}.dates label{display:grid;gap:3px;font-size:12px;color:var(--ink-3)}
input{height:36px;padding:0 10px;border:1px solid var(--edge);border-radius:4px;background:var(--canvas);color:var(--ink);font:inherit}
button{height:36px;padding:0 14px;border:0;border-radius:4px;background:var(--solid);color:var(--on-solid);font:inherit;font-weight:500;cursor:pointer}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.big{display:flex;margin:0;border-top:1px solid var(--line)}
.fig{flex:1 1 0;min-width:0;padding:18px 22px 20px;border-left:1px solid var(--line)}.fig:first-child{flex-grow:1.4;padding-left:0;border-left:0}
.fig dt{font-size:12px;line-height:22px;color:var(--ink-2)}.fig dd{margin:0}
.v{display:inline-block;font-size:28px;line-height:52px;font-weight:500;letter-spacing:-.02em}.v.hero{font-size:44px}.v small{margin-left:.12em;font-size:.6em;line-height:1;font-weight:400;letter-spacing:0}:lang(en) .v .word{margin-left:.3em;font-size:13px;color:var(--ink-3)}
.v+.ci,.v~.ci{margin-left:6px}.ci{font-size:13px;font-weight:400;letter-spacing:0;color:var(--ink-3);white-space:nowrap}.few{color:var(--ink-3)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 56px}.two>*{min-width:0}
.sec{border-top:1px solid var(--line);padding:22px 0 26px;break-inside:avoid}.h{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 10px;margin-bottom:12px}
table{width:100%;border-collapse:collapse}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th{font-size:12px;font-weight:400;text-align:left;color:var(--ink-3);padding:0 8px 6px 0;border-bottom:1px solid var(--line-2);vertical-align:bottom}
td{padding:6px 8px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
th:last-child,td:last-child{padding-right:0}.n{text-align:right;white-space:nowrap}td.bar{width:34%;min-width:72px;padding-top:11px}
thead td{padding:0;border-bottom-color:var(--line-2)}tr.group td{padding-top:12px;font-weight:500;color:var(--ink-2)}tbody tr:last-child td{border-bottom:0}td .ci{margin-left:6px}
svg{display:block}td svg,.stack svg{width:100%}.stack{margin-bottom:14px}.stack text{font-size:12px;fill:var(--ink-2)}
.sw{display:inline-block;width:9px;height:9px;margin-right:7px;border-radius:2px}
.notes li{overflow-wrap:anywhere;padding:3px 0;color:var(--ink-2)}.notes b{font-weight:500;color:var(--ink);margin-right:6px}.nn{color:var(--warn);margin-right:6px;white-space:nowrap}.notes .ok{color:var(--good)}.notes .ok::before{content:"✓ "}
.warn{padding:10px 14px;margin:16px 0 0;border-radius:4px;background:var(--warn-fill);color:var(--warn)}
.kv.facts{grid-template-columns:max-content minmax(0,1fr)}.kv{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0}.kv dt{color:var(--ink-3)}.kv dd{margin:0}
.turns{margin:0;padding:0;list-style:none}.turns .r~p,.turns .a~p{color:var(--ink-2)}.turns p{max-width:44em}.turns li{display:grid;align-items:baseline;grid-template-columns:52px 64px minmax(0,1fr);gap:0 10px;padding:7px 0;font-size:14px;line-height:23px}.turns .r{color:var(--robot);font-size:12px}.turns .c{color:var(--customer);font-size:12px}.turns .a{color:var(--ink-2);font-size:12px}
footer{margin-top:8px}footer .by{margin-left:auto}footer .pub:first-child::before{content:"";flex:0 0 100%;border-top:1px solid var(--line);margin-bottom:10px}footer .pub{display:flex;flex-wrap:wrap;gap:6px 24px;padding-bottom:40px;font-size:12px;color:var(--ink-3)}
.gate{max-width:420px;margin:0 auto;padding:22vh 24px 40px}@media(max-height:480px){.gate{padding-top:24px}}.gate form{display:grid;gap:12px;margin-top:20px}.gate label{display:grid;gap:4px;color:var(--ink-2)}.gate input{height:44px;font-size:16px}.gate button{height:44px}.gate .err{color:var(--bad)}
@media(max-width:820px){.pub{padding:0 16px}h1{font-size:20px;line-height:28px}.intro{padding:18px 0}.say{font-size:15px;line-height:26px}.big{flex-wrap:wrap}.fig{padding:14px 12px 14px 0;border-left:0;border-top:1px solid var(--line)}.fig:first-child{flex-basis:100%;border-top:0}.v{line-height:44px}.v.hero{font-size:52px;line-height:60px}.v .word,:lang(en) .v .word{display:block;margin:0;font-size:13px;line-height:20px;color:var(--ink-3)}.two{display:block}.ci{display:inline-block}.fig:not(:first-child) .ci{display:block;margin-left:0}td.bar{width:26%}.turns li{grid-template-columns:44px minmax(0,1fr)}.turns p{grid-column:2;font-size:16px;line-height:27px}input,button{height:44px}.presets a{padding:12px 0}.dates span{padding:0;flex-basis:100%}}
a{color:inherit;text-underline-offset:3px}footer .files{gap:6px 18px;padding-bottom:10px;color:var(--ink-2)}.files b{font-weight:500}:root:not([data-js]) [data-print]{display:none}button.link{height:auto;padding:0;background:none;color:inherit;font-weight:400;text-decoration:underline;text-underline-offset:3px}
.kv .pair{display:contents}.kv dd{overflow-wrap:anywhere;min-width:0}
@media(min-width:560px){.tight td:first-child{width:1%;padding-right:20px;white-space:nowrap}.tight .bar{width:auto}.tight .n{padding-left:14px}}
@media(max-width:820px){.kv:not(.facts){grid-template-columns:1fr;gap:0}.kv:not(.facts) dd{margin-bottom:8px}footer .by{margin-left:0}button.link{height:44px}header.top [data-print]{display:none}.files{align-items:center}}
@media(max-width:400px){td .ci{display:block;margin:0}td.bar{min-width:48px}th.n{white-space:normal}}
@page{size:A4;margin:15mm 14mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:9px system-ui,sans-serif;color:#606977}}
@media print{:root,:root[data-theme]{color-scheme:light}body{print-color-adjust:exact;-webkit-print-color-adjust:exact}.pub{max-width:none;padding:0}.noprint.noprint{display:none}a{color:inherit;text-decoration:none}
header.top{min-height:0;padding-bottom:8px}.intro{padding:14px 0}h1{font-size:22px;line-height:30px}.big{flex-wrap:nowrap;border-top:0}.fig{padding:12px 14px 12px 0;border-top:1px solid var(--line)}.fig:first-child{flex-basis:0;border-top:1px solid var(--line)}.v,.v.hero{line-height:40px}.v.hero{font-size:34px}.v{font-size:22px}.v .word,:lang(en) .v .word{display:inline;margin-left:.2em;font-size:.6em}
.sec{break-inside:auto;padding:14px 0 16px}.h{break-after:avoid}tr,.turns li,.notes li,.pair,.fig{break-inside:avoid}thead{display:table-header-group}.kv.kv{grid-template-columns:max-content 1fr;gap:3px 16px}.kv.kv.kv dd{margin:0}.kv dt{max-width:60mm}footer{border-top:1px solid var(--line);padding-top:10px}footer .pub::before{display:none}footer .pub{padding-bottom:0}}
`
  .trim()
  .replaceAll('\n', '');
