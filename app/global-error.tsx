'use client';

/** Where the page's own frame failed: no messages and no styles can be counted on, so both languages and the system's font. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body style={{ margin: '15vh auto', maxWidth: 480, padding: 16, font: '16px/1.6 system-ui, sans-serif' }}>
        <title>Callboard</title>
        <h1 style={{ fontSize: 20 }}>页面出错了</h1>
        <p lang="en">This page failed.</p>
        <button type="button" onClick={reset} style={{ font: 'inherit', padding: '4px 12px' }}>
          重试 <span lang="en">Retry</span>
        </button>
        {error.digest !== undefined && <p>{error.digest}</p>}
      </body>
    </html>
  );
}
