import { PRINT } from './print';

// All that runs in a reader's browser: it notices that a link was stopped, keeps a live report fresh and counts its age.
// Without it the page is complete. `gone` is the sentence that replaces a report whose link was stopped. It begins when
// the report stands: on a phone its first words (formats of the locale, the stream) cost as much as all of the layout.
// Where nothing is painted, in a tab behind others, it does not wait for that.
export const SCRIPT = `
(()=>{let begun=false;const begin=()=>{if(begun)return;begun=true;const b=document.body,live=b.dataset.live==="1",at=Date.parse(b.dataset.asof||""),age=()=>document.querySelector("[data-age]");
const stop=()=>{b.innerHTML="";const m=document.createElement("main"),h=document.createElement("h1"),p=document.createElement("p");m.className="gate";h.textContent=b.dataset.goneTitle;p.className="say";p.textContent=b.dataset.gone;m.append(h,p);b.append(m);document.title=h.textContent;if(window.__timer)clearInterval(window.__timer)};
const tick=()=>{const a=age(),t=Date.parse(b.dataset.asof||"");if(!a||!t)return;const s=Math.max(0,Math.round((Date.now()-t)/1e3)),f=new Intl.RelativeTimeFormat(document.documentElement.lang,{numeric:"always",style:"short"});a.textContent=s<60?f.format(-s,"second"):s<3600?f.format(-Math.round(s/60),"minute"):s<86400?f.format(-Math.round(s/3600),"hour"):f.format(-Math.round(s/86400),"day")};
const frames=(b.dataset.frames||"").split(" ").filter(Boolean),up=location.ancestorOrigins&&location.ancestorOrigins[0];
if(frames.length&&parent!==window)new ResizeObserver(()=>{const h=Math.ceil(document.documentElement.getBoundingClientRect().height);for(const o of frames)if(!up||o===up)parent.postMessage({type:"callboard:height",height:h},o)}).observe(document.documentElement);
if(at){tick();window.__timer=setInterval(tick,1e3)}
if(!b.dataset.events)return;
let here=location.pathname;const left=r=>{if(r.status===404)stop();else if(r.status===401)location.reload();return r},ask=m=>fetch(here+location.search,{method:m,cache:"no-store"}).then(left);
const open=()=>{const es=new EventSource(here+"/events");es.addEventListener("gone",()=>{es.close();stop()});es.addEventListener("locked",()=>{es.close();location.reload()});
es.onerror=()=>{if(es.readyState!==2)return;es.close();ask("HEAD").catch(()=>{}).then(()=>{if(document.querySelector("[data-age],header"))setTimeout(open,5e3)})};
if(live)es.addEventListener("changed",e=>{here=JSON.parse(e.data).at||here;ask("GET").then(r=>r.ok?r.text():null).then(t=>{if(!t)return;const d=new DOMParser().parseFromString(t,"text/html"),m=d.querySelector("main"),f=d.querySelector("footer");if(m)document.querySelector("main").replaceWith(m);if(f)document.querySelector("footer").replaceWith(f);b.dataset.asof=d.body.dataset.asof;tick()}).catch(()=>{})})};
open()};requestAnimationFrame(()=>setTimeout(begin));setTimeout(begin,1e3)})();
`
  .trim()
  .replaceAll('\n', '')
  .concat(PRINT);
