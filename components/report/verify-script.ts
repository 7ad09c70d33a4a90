import { CHECK } from './verify-check';

// The page around the check: a file comes in, words come out. All that it writes is text.
export const VERIFY_SCRIPT = `
(()=>{${CHECK}
const W=JSON.parse(document.getElementById("words").textContent),own=document.body.dataset.key,out=document.getElementById("out"),served=location.protocol.startsWith("http");
const el=(tag,text,cls)=>{const e=document.createElement(tag);if(text!==undefined)e.textContent=text;if(cls)e.className=cls;return e};
const fill=(t,v)=>t.replace(/\\{(\\w+)\\}/g,(_,k)=>v[k]===undefined?"":String(v[k]));
const decode=t=>t.replace(/&lt;/g,"<").replace(/&gt;/g,">").replace(/&quot;/g,'"').replace(/&#x27;/g,"'").replace(/&amp;/g,"&");
const num=v=>typeof v==="number"?v.toLocaleString("en-US"):"—";
const when=(t,zone)=>{const d=new Date(t);if(isNaN(d))return"—";const o={dateStyle:"medium",timeStyle:"short"},l=W.lang==="en"?"en-GB":W.lang;try{return d.toLocaleString(l,{...o,timeZone:zone})+" "+zone}catch{return d.toLocaleString(l,o)}};
const rate=r=>r&&typeof r.value==="number"?(r.value*100).toFixed(r.denominator>=1e4?2:1)+"%":"—";
const figures=({data:d})=>{const rows=[],add=(k,v)=>{if(v!==undefined&&v!==null&&v!=="—")rows.push([k,String(v)])},zone=d.source.timeZone;
add(W.figure.source,d.source.name);const g=d.stat&&d.stat.range||d.inbound&&d.inbound.range;if(g)add(W.figure.range,when(g.from,zone)+" – "+when(g.to,zone));add(W.figure.asOf,when(d.asOf,zone));
if(d.task)add(W.figure.task,d.task.name);
if(d.stat){const s=d.stat;add(W.figure.rate,rate(s.answerRate));add(W.figure.answered,num(s.calls.answered));add(W.figure.unanswered,num(s.calls.unanswered));add(W.figure.total,num(s.numbers.total));add(W.figure.done,num(s.numbers.done));for(const i of s.intentions.slice(0,40))add(W.figure.level+" "+i.key,num(i.count))}
const t=d.inbound&&d.inbound.realtime.total;if(t){add(W.figure.calls,num(t.counts.calls));add(W.figure.attempts,num(t.counts.transferAttempts));add(W.figure.transferred,num(t.counts.transferSuccess))}
if(d.call){add(W.figure.callee,d.call.callee);add(W.figure.talk,num(d.call.talkSeconds));add(W.figure.rounds,num(d.call.rounds));if(d.call.intent)add(W.figure.level,d.call.intent.label)}
if(d.turns)add(W.figure.turns,num(d.turns.length));return rows};
const leaves=(v,path,all)=>{if(all.length>=2000)return all;if(typeof v==="object"&&v!==null)for(const k of Object.keys(v))leaves(v[k],path?path+"."+k:k,all);else if(v!==null)all.push([path,String(v)]);return all};
const kv=rows=>{const d=el("dl",undefined,"kv");for(const[k,v]of rows){const p=el("div",undefined,"pair");p.append(el("dt",k),el("dd",v));d.append(p)}return d};
const table=(heads,rows,name)=>{const w=el("div",undefined,"wide"),t=el("table"),h=el("tr"),b=el("tbody"),head=el("thead");for(const x of heads){const c=el("th",x);c.scope="col";h.append(c)}head.append(h);for(const r of rows){const l=el("tr");for(const c of r)l.append(el("td",c===null?"—":c));b.append(l)}t.append(head,b);if(name){w.tabIndex=0;w.setAttribute("role","region");w.setAttribute("aria-label",name)}w.append(t);return w};
const part=(title,...nodes)=>{const s=el("section",undefined,"sec"),h=el("div",undefined,"h");h.append(el("h2",title));s.append(h,...nodes);return s};
const busy=text=>{out.replaceChildren(el("p",text,"m3"))};
const compare=async(report,box,again)=>{const body=JSON.stringify({report:{data:report.data,meta:report.meta,signature:report.signature}});let text,signedOut=false;try{const r=await fetch("/api/v1/verify?locale="+W.lang,{method:"POST",headers:{"content-type":"application/json"},body});if(r.status===401){text=W.now.signIn;signedOut=true}else if(!r.ok)text=W.now.failed;else{const{data:d}=await r.json();if(d.differences===null)text=W.now.failed;else if(!d.differences.length)text=fill(W.now.same,{count:num(d.same)});else{box.replaceChildren(el("p",fill(W.now.differ,{count:num(d.differences.length),same:num(d.same),time:when(d.now,report.data.source.timeZone)})),table([W.now.figure,W.now.was,W.now.is],d.differences.slice(0,500).map(x=>[x.table+" · "+x.label,x.was,x.now])));return}}}catch{text=W.now.failed}const p=el("p",text);if(signedOut){const a=el("a",W.now.toSignIn);a.href="/sign-in";a.target="_blank";a.rel="noreferrer";p.append(" ",a)}again.disabled=false;box.replaceChildren(p,...(signedOut||text===W.now.failed?[again]:[]))};
const show=(v,name)=>{const w=W.result[v.result],r=v.report,zone=r&&r.data.source.timeZone,box=el("section",undefined,"verdict "+v.result),h=el("h2",w.title);h.tabIndex=-1;box.append(el("p",name,"m3"),h);
const time=v.signedAt?when(v.signedAt,zone):"";
if(v.result==="changed"){const u=el("ul",undefined,"notes");for(const c of v.changed)u.append(el("li",W.changed[c]));box.append(u);if(v.lines.length)box.append(table([W.lines.near,W.lines.was,W.lines.is],v.lines.map(l=>[l.near,l.was,l.is].map(t=>t===null?null:decode(t)))))}
else box.append(el("p",fill(v.result==="unchanged"&&v.isFile?w.file:w.text,{time,key:v.keyId,own:document.body.dataset.keyId}),"say"));
if(v.keyId)box.append(el("p",fill(W.key,{key:v.keyId,time}),"m3"));out.replaceChildren(box);
if(r&&v.result!=="unsigned"&&!(v.changed||[]).includes("data")){if(v.result==="unchanged"&&served){const now=el("div"),b=el("button",W.now.ask);b.type="button";b.addEventListener("click",()=>{b.disabled=true;compare(r,now,b)});now.append(b);out.append(part(W.now.title,now))}
const d=el("details");d.append(el("summary",W.all),table([W.lines.path,W.lines.value],leaves(r.data,"",[]),W.all));let rows=[];try{rows=figures(r)}catch{}out.append(part(W.signed,kv(rows),d))}h.focus()};
const onServer=(text,name)=>{const box=el("section",undefined,"verdict unsigned"),h=el("h2",W.noCrypto.title);h.tabIndex=-1;box.append(el("p",name,"m3"),h,el("p",served?W.noCrypto.text:W.noCrypto.offline,"say"));if(served){const b=el("button",W.noCrypto.ask);b.type="button";b.addEventListener("click",async()=>{b.disabled=true;try{const r=await fetch("/verify",{method:"POST",headers:{"content-type":"text/plain; charset=utf-8"},body:text});if(!r.ok)throw 0;const v=(await r.json()).data,p=partsOf(text);show({...v,report:v.result==="unknown"?undefined:JSON.parse(p?p.signed:text)},name)}catch{box.append(el("p",W.noCrypto.failed))}});box.append(b)}out.replaceChildren(box);h.focus()};
const take=async file=>{if(!file)return;busy(W.busy);if(file.size>MOST){show({result:"tooBig"},file.name);return}const text=await file.text();try{if(!globalThis.crypto||!crypto.subtle)throw 0;await crypto.subtle.importKey("raw",bytes(own),{name:"Ed25519"},false,["verify"]);show(await check(text,own),file.name)}catch{onServer(text,file.name)}};
const input=document.getElementById("file"),drop=document.getElementById("drop");document.documentElement.dataset.js="";input.addEventListener("change",()=>{take(input.files[0]);input.value=""});
for(const t of["dragenter","dragover"])document.addEventListener(t,e=>{e.preventDefault();drop.classList.add("over")});
for(const t of["dragleave","drop"])document.addEventListener(t,e=>{e.preventDefault();if(t==="drop"||!e.relatedTarget)drop.classList.remove("over");if(t==="drop"&&e.dataTransfer.files.length)take(e.dataTransfer.files[0])});
if(!served)for(const e of document.querySelectorAll("[data-served]"))e.remove()})();
`.trim();
