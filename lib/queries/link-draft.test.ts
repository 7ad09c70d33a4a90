import { expect, test } from 'vitest';
import { createLinkEndpoint } from '@/lib/api/links';
import { bodyOf, emptyDraft, previewPath, withUnmasked } from './link-draft';

const report = { kind: 'task', connectionId: 'tel', taskId: 't1' } as const;
const ALL = ['answerRate', 'outcomes'];
const NOW = Date.parse('2026-11-21T12:00:00Z');

test('what the form sends is what the endpoint takes, with thirty days unless another time was chosen', () => {
  const made = bodyOf(
    { ...emptyDraft(' 诚远 '), hidden: ['outcomes'], password: 'abcd', maxViews: '20' },
    report,
    ALL,
    NOW,
  );
  const body = 'body' in made ? made.body : null;
  expect(createLinkEndpoint.body?.safeParse(body).success).toBe(true);
  expect(body).toEqual({
    name: '诚远',
    mode: 'live',
    report: { ...report, sections: ['answerRate'] },
    expiresAt: '2026-12-21T12:00:00.000Z',
    password: 'abcd',
    maxViews: 20,
  });
  const never = bodyOf({ ...emptyDraft('x'), lifetime: 'never' }, report, ALL, NOW);
  expect(never).toMatchObject({ body: { expiresAt: null, report } });
});

test('every field that cannot be sent is named at once', () => {
  const draft = {
    ...emptyDraft(' '),
    maxViews: '0',
    password: 'abc',
    hidden: ALL,
    from: '2026-11-02',
    to: '2026-11-01',
  };
  const made = bodyOf(draft, report, ALL, NOW);
  const fields = 'errors' in made ? made.errors.map(({ field }) => field) : [];
  expect(fields).toEqual(['name', 'maxViews', 'password', 'sections', 'viewerDates']);
  // A snapshot has no dates to choose: what was typed before is not sent.
  const snapshot = bodyOf({ ...emptyDraft('x'), mode: 'snapshot', from: '2026-11-02' }, report, ALL, NOW);
  expect('body' in snapshot && snapshot.body.viewerDates).toBe(undefined);
});

test('the preview asks for the same report in the same language', () => {
  expect(previewPath({ ...report, sections: ['answerRate', 'outcomes'] }, 'en')).toBe(
    '/links-preview?kind=task&connectionId=tel&taskId=t1&sections=answerRate%2Coutcomes&locale=en',
  );
});

test('sites that may embed a report are taken from whole addresses, and one that is none is named', () => {
  const draft = {
    ...emptyDraft('x'),
    embed: 'https://www.example.com/report?x=1\n http://localhost:8080,https://www.example.com',
  };
  expect(bodyOf(draft, report, ALL, NOW)).toMatchObject({
    body: { embedOrigins: ['https://www.example.com', 'http://localhost:8080'] },
  });
  for (const embed of ['www.example.com', 'http://www.example.com', 'javascript:alert(1)', '*']) {
    expect(bodyOf({ ...draft, embed }, report, ALL, NOW), embed).toMatchObject({ errors: [{ field: 'embedOrigins' }] });
  }
});

test('a link that shows whole numbers takes a password and a reason, and is live, short and in no frame', () => {
  const draft = {
    ...emptyDraft('x'),
    mode: 'snapshot',
    lifetime: '90',
    embed: 'https://a.example',
    ...withUnmasked(true),
  } as const;
  const made = bodyOf(draft, report, ALL, NOW);
  expect('errors' in made && made.errors.map(({ field }) => field)).toEqual(['password', 'reason']);
  const full = bodyOf({ ...draft, password: 'abcd', reason: ' 客诉核对 ' }, report, ALL, NOW);
  expect(full).toMatchObject({
    body: { mode: 'live', unmasked: true, reason: '客诉核对', expiresAt: '2026-11-28T12:00:00.000Z' },
  });
  expect('body' in full && full.body.embedOrigins).toBeUndefined();
});
