import process from 'node:process';
import { chromium } from '@playwright/test';
import { startHourVendor } from './hour-vendor.mjs';
import { newPage, openRow } from './listen.mjs';
import { startProduct } from './product.mjs';
const CONNECTION='tel-v1';
const vendor = await startHourVendor();
const product = await startProduct({ CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1' });
const executablePath='/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await product.post('/connections', vendor.entry(CONNECTION));
  const { data: tasks } = await product.get(`/connections/${CONNECTION}/tasks?pageSize=100`);
  const hours=[];
  for (const { id } of tasks) { const list=`/connections/${CONNECTION}/tasks/${id}/calls`; const {data}=await product.get(`${list}?page=1&pageSize=100&talkMin=3600`); if(data.length) hours.push([id,data[0].id]); if(hours.length>5)break; }
  console.log('tasks with hour', hours.length);
  const H={cookie:`${product.cookie.name}=${product.cookie.value}`};
  // server: cold, warm
  for (const [task,id] of hours.slice(0,3)) { for (const state of ['cold','warm','warm']) {
    const t=performance.now(); const r=await fetch(`${product.url}/api/v1/connections/${CONNECTION}/calls/${id}?taskId=${task}`,{headers:H}); const first=performance.now()-t; const text=await r.text(); const all=performance.now()-t;
    console.log(state, 'first', first.toFixed(0), 'all', all.toFixed(0), text.length, r.headers.get('server-timing'), r.headers.get('content-encoding'), r.headers.get('cache-status')); } }
  // vendor itself
  const e=vendor.entry(CONNECTION);
  for (const [task,id] of hours.slice(0,2)) { const t=performance.now(); const r=await fetch(`${e.baseUrl}/v1/task/record_info/${task}/${id}`,{headers:{authorization:`Bearer ${e.account.token}`}}); const f=performance.now()-t; const tx=await r.text(); console.log('vendor', r.status, 'first',f.toFixed(0),'all',(performance.now()-t).toFixed(0), tx.length); }
  if (process.env.NOBROWSER) process.exit(0);
  const page = await newPage(browser, product);
  let n=0;
  for (const [task,id] of hours.slice(3)) for (const state of ['cold','warm','warm']) {
    const list=`${product.url}/tasks/${CONNECTION}/${task}/calls?talkMin=3600`;
    await page.goto(list); const link=page.locator('tbody a[href^="/calls/"]').first(); await link.waitFor(); await page.waitForLoadState('networkidle');
    const devtools=await page.context().newCDPSession(page); 
    const events=[]; devtools.on('Tracing.dataCollected',({value})=>events.push(...value)); const done=new Promise(r=>devtools.once('Tracing.tracingComplete',r));
    if(process.env.TRACE) await devtools.send('Tracing.start',{transferMode:'ReportEvents',traceConfig:{includedCategories:['devtools.timeline','v8','disabled-by-default-v8.cpu_profiler','blink.user_timing','loading']}});
    await link.click(); await page.waitForFunction(()=>window.__seen.readable>0);
    const seen=await page.evaluate(()=>window.__seen);
    if(process.env.TRACE){await devtools.send('Tracing.end');await done;(await import('node:fs')).writeFileSync(`/tmp/soundw/trace-${n}.json`,JSON.stringify(events));}
    n++;
    const res=await page.evaluate(()=>performance.getEntriesByType('resource').filter(r=>r.startTime>window.__seen.pressed).map(r=>[r.name.replace(location.origin,'').slice(0,80),Math.round(r.startTime-window.__seen.pressed),Math.round(r.responseStart-window.__seen.pressed),Math.round(r.responseEnd-window.__seen.pressed),r.transferSize,r.decodedBodySize]));
    console.log(state,'opens',(seen.readable-seen.pressed).toFixed(0)); for(const r of res) console.log('   ',r.join(' '));
    await devtools.detach();
  }
} finally { await browser.close(); await product.stop(); await vendor.stop(); }
process.exit(0);
