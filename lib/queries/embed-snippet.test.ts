import { expect, test } from 'vitest';
import { embedSnippet } from './embed-snippet';

test('a name cannot break out of the HTML that is copied', () => {
  const text = embedSnippet({ url: 'https://calls.example/s/abc', name: '"><script>alert(1)</script>&' });
  expect(text).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"');
  expect(text).toContain('e.origin==="https://calls.example"');
});
