// The picture of one chart of a report, made by the reader's browser at a press and not before: its section is laid out
// once more with a line above and below, in the light theme, and what the browser laid out is painted onto a canvas at
// twice its size: texts, lines and bars, which is all there is in these sections (a test watches that). Nothing of it is
// loaded as an image, so that no browser calls the canvas tainted and the page's policy lets no image in.
export const PICTURE = String.raw`
(()=>{const make=(name,text)=>{const e=document.createElement(name);e.textContent=text;return e};
const paint=(c,sheet)=>{const range=new Range,put=(text,x,y,s,ink)=>{c.font=s.fontWeight+" "+s.fontSize+" "+s.fontFamily;c.fillStyle=ink;const m=c.measureText(text);c.fillText(text,x,y+(m.fontBoundingBoxAscent-m.fontBoundingBoxDescent)/2)};
for(const e of sheet.querySelectorAll("*")){const s=getComputedStyle(e),b=e.getBoundingClientRect(),svg=e.ownerSVGElement;
if(svg){const o=svg.getBoundingClientRect(),v=n=>e[n].baseVal.value,tone=n=>{e.style.fill="var(--"+n+")";return s.fill};
if(e.tagName==="text"){c.textAlign="left";put(e.textContent,b.left,(b.top+b.bottom)/2,s,s.fill)}
else{const x=o.left+v("x"),y=o.top+v("y"),w=v("width"),h=v("height"),hatched=s.fill.startsWith("url");c.save();c.beginPath();c.rect(x,y,w,h);c.clip();c.fillStyle=hatched?tone("sunken"):s.fill;c.fill();
if(hatched){c.beginPath();c.lineWidth=1.6;c.strokeStyle=tone("neutral");for(let k=x-h;k<x+w;k+=7.07){c.moveTo(k,y+h);c.lineTo(k+h,y)}c.stroke()}
if(s.stroke!=="none"){c.lineWidth=1;c.strokeStyle=s.stroke;c.strokeRect(x,y,w,h)}c.restore()}}
else if(b.width>1){const line=parseFloat(s.borderBottomWidth),right=s.textAlign==="right";c.textAlign=right?"right":"left";c.fillStyle=s.borderBottomColor;c.fillRect(b.left,b.bottom-line,b.width,line);
for(const n of e.childNodes)if(n.nodeType===3){let run="",first,last,at=0;
const flush=()=>{if(first)put(run,right?last.right:first.left,(first.top+first.bottom)/2,s,s.color);run="";first=0};
for(const one of n.data){range.setStart(n,at);range.setEnd(n,at+=one.length);const q=range.getBoundingClientRect();if(q.width){if(first&&q.top-first.top>2)flush();first=first||q;last=q}if(q.width||one.trim())run+=one}flush()}}}};
const save=(button,failed)=>{const main=button.closest("main"),part=button.closest("section"),name=main.querySelector("h1").textContent,sheet=part.cloneNode(true),head=sheet.firstChild,canvas=make("canvas",""),c=canvas.getContext("2d");
head.lastChild.remove();head.after(make("p",name+" · "+main.dataset.of));sheet.append(make("p",[part.dataset.formula,main.dataset.checks].filter(Boolean).join(" · ")),make("p",main.dataset.source),make("p","Callboard"));sheet.className="shot";sheet.style.width=part.clientWidth+56+"px";main.append(sheet);
try{const b=sheet.getBoundingClientRect();canvas.width=Math.ceil(b.width)*2;canvas.height=Math.ceil(b.height)*2;c.fillStyle="#fff";c.fillRect(0,0,canvas.width,canvas.height);c.scale(2,2);c.translate(-b.left,-b.top);paint(c,sheet)}finally{sheet.remove()}
canvas.toBlob(blob=>{if(!blob)return failed();const a=make("a","");a.href=URL.createObjectURL(blob);a.download=(name+" "+head.firstChild.textContent).replace(/[\\/:*?"<>|\p{C}]+/gu," ")+".png";a.click();setTimeout(()=>URL.revokeObjectURL(a.href),1e4)})};
document.addEventListener("click",e=>{const b=e.target instanceof Element&&e.target.closest("[data-png]"),failed=()=>{b.removeAttribute("aria-label");b.textContent=b.closest("main").dataset.failed};if(b)try{save(b,failed)}catch{failed()}})})();
`
  .trim()
  .replaceAll('\n', '');
