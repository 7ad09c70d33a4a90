// What looks at a file in the reader's browser, on our page as on a saved copy of it. Nothing of a file is ever taken for
// markup. The server does the same in lib/server/links/check-file.ts; a test compares the two.
export const CHECK = `
const OPEN='<scr'+'ipt type="application/json" id="callboard-signed">',CLOSE='</scr'+'ipt>',MOST=2097152;
const sorted=v=>{if(Array.isArray(v))return v.map(sorted);if(typeof v!=="object"||v===null)return v;const o=Object.create(null);for(const k of Object.keys(v).sort((a,b)=>a<b?-1:1))if(v[k]!==undefined)o[k]=sorted(v[k]);return o};
const canonical=v=>JSON.stringify(sorted(v)),utf=t=>new TextEncoder().encode(t);
const bytes=t=>Uint8Array.from(atob(t.replace(/-/g,"+").replace(/_/g,"/")),c=>c.charCodeAt(0));
const sha=async b=>new Uint8Array(await crypto.subtle.digest("SHA-256",b));
const b64=b=>btoa(String.fromCharCode(...b)).replace(/[+]/g,"-").replace(/[/]/g,"_").replace(/=/g,"");
const keyIdOf=async k=>[...(await sha(bytes(k))).slice(0,8)].map(n=>n.toString(16).padStart(2,"0")).join("").match(/.{4}/g).join("-");
const holds=async(type,statement,s)=>{if(await keyIdOf(s.publicKey)!==s.keyId)return false;const k=await crypto.subtle.importKey("raw",bytes(s.publicKey),{name:"Ed25519"},false,["verify"]);return crypto.subtle.verify({name:"Ed25519"},k,bytes(s.value),utf(canonical({...statement,type,signedAt:s.signedAt})))};
const partsOf=html=>{const t=html.replace(/^\\uFEFF/,"").replace(/\\r\\n?/g,"\\n"),at=t.indexOf(OPEN);if(at===-1||t.indexOf(OPEN,at+1)!==-1)return null;const from=at+OPEN.length,to=t.indexOf(CLOSE,from);return to===-1?null:{around:t.slice(0,from)+t.slice(to),signed:t.slice(from,to)}};
const linesOf=around=>{const from=around.indexOf("<body");return around.slice(from===-1?0:from).replace(/<(script|style)\\b[^>]*>[\\s\\S]*?<\\/\\1>/g,"").split(/<[^>]*>/).map(p=>p.replace(/\\s+/g," ").trim()).filter(p=>p!=="")};
const isObject=v=>typeof v==="object"&&v!==null&&!Array.isArray(v);
const isSignature=s=>isObject(s)&&Object.keys(s).sort().join()==="algorithm,keyId,publicKey,signedAt,value"&&s.algorithm==="Ed25519"&&/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/.test(s.keyId)&&/^[\\w-]{43}$/.test(s.publicKey)&&/^[\\w-]{86}$/.test(s.value)&&/^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$/.test(s.signedAt);
const isShown=s=>isObject(s)&&Object.keys(s).sort().join()==="document,lines,locale"&&Array.isArray(s.lines)&&s.lines.every(l=>typeof l==="string")&&typeof s.document==="string";
const isReport=(o,isFile)=>isObject(o)&&isObject(o.data)&&isObject(o.meta)&&isObject(o.data.report)&&["task","inbound","call"].includes(o.data.report.kind)&&isObject(o.data.source)&&typeof o.data.hash==="string"&&Array.isArray(o.meta.checks)&&Object.keys(o).every(k=>["data","meta","signature"].concat(isFile?["shown","shownSignature"]:[]).includes(k));
const differ=(was,is)=>{let a=0,z=0;while(a<was.length&&a<is.length&&was[a]===is[a])a++;while(z<was.length-a&&z<is.length-a&&was[was.length-1-z]===is[is.length-1-z])z++;const rows=[];for(let i=0;i<Math.max(was.length,is.length)-a-z;i++){const w=a+i<was.length-z?was[a+i]:null,n=a+i<is.length-z?is[a+i]:null;if(w!==n)rows.push({near:was.slice(0,a+i).reverse().find(l=>/\\p{L}/u.test(l))??null,was:w,is:n})}return rows.slice(0,20)};
const look=async(text,own)=>{const p=partsOf(text),o=JSON.parse(p?p.signed:text),isFile=p!==null;if(!isReport(o,isFile))return{result:"unknown"};if(o.signature===undefined)return{result:"unsigned",report:o};if(!isSignature(o.signature)||(isFile&&(!isShown(o.shown)||!isSignature(o.shownSignature))))return{result:"unknown"};
const s=o.signature,changed=[];let lines=[];
if(!await holds("callboard-report/1",{data:o.data,meta:o.meta},s))changed.push("data");
if(isFile){if(o.shownSignature.publicKey!==s.publicKey||!await holds("callboard-file/1",{...o.shown,report:s.value},o.shownSignature))changed.push("record");lines=differ(o.shown.lines,linesOf(p.around));if(lines.length)changed.push("text");else if(b64(await sha(utf(p.around)))!==o.shown.document)changed.push("document")}
return{result:changed.length?"changed":s.publicKey===own?"unchanged":"foreign",changed,lines,keyId:s.keyId,signedAt:s.signedAt,isFile,report:o}};
const check=async(text,own)=>{if(utf(text).length>MOST)return{result:"unknown"};try{return await look(text,own)}catch(e){if(e&&e.name==="NotSupportedError")throw e;return{result:"unknown"}}};
`
  .trim()
  .replaceAll('\n', '');
