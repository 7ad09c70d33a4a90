const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What stands in a page around a report: a frame, and what makes it as high as the report is. */
export function embedSnippet({ url, name }: { readonly url: string; readonly name: string }): string {
  const { origin } = new URL(url);
  const listen =
    `addEventListener("message",e=>{if(e.origin==="${origin}"&&e.data?.type==="callboard:height")` +
    'for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)f.height=e.data.height})';
  return `<iframe src="${escaped(url)}" title="${escaped(name)}" height="640" style="width:100%;border:0"></iframe>\n<script>${listen}</script>`;
}
