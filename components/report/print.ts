// All that runs in a report's file: its button prints, and a page that was opened to be printed asks at once. Without a
// script there is no button.
export const PRINT = `
(()=>{document.documentElement.dataset.js="";document.addEventListener("click",e=>{if(e.target instanceof Element&&e.target.closest("[data-print]"))print()});if(document.body.dataset.now==="1")addEventListener("load",()=>print())})();
`.trim();
