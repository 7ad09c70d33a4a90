import { describe, expect, it } from 'vitest';
import { callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import {
  bucketFilters,
  callFiltersOf,
  callPath,
  callsInputOf,
  listPath,
  listSearch,
  numberFiltersOf,
  numbersInputOf,
  paramsOf,
  searchOf,
} from './call-filters';

const calls = (search: string) => callFiltersOf(new URLSearchParams(search));
const numbers = (search: string) => numberFiltersOf(new URLSearchParams(search));
const ONE = { connectionId: 'tel-v1', taskId: 'a b/7' };

describe('the filters of an address of calls', () => {
  it('are all there, and the address that they make is the one they came from', () => {
    const search =
      'q=%E5%BC%A0&level=A&outcome=no_answer&talkMin=10&talkMax=49&roundsMin=0&roundsMax=2&tag=7&from=2026-11-01&to=2026-11-02';
    expect(calls(search)).toEqual({
      q: '张',
      level: 'A',
      outcome: 'no_answer',
      talkMin: 10,
      talkMax: 49,
      roundsMin: 0,
      roundsMax: 2,
      tag: '7',
      from: '2026-11-01',
      to: '2026-11-02',
    });
    expect(searchOf(calls(search))).toBe(search);
  });

  it.each([
    ['an outcome that nobody knows', 'outcome=exploded'],
    ['a text of spaces', 'q=%20%20'],
    ['a text past its limit', `tag=${'x'.repeat(201)}`],
    ['seconds that are no number', 'talkMin=abc'],
    ['seconds below nothing', 'talkMin=-1'],
    ['half a second', 'talkMax=1.5'],
    ['more seconds than a day has', 'talkMax=86401'],
    ['a number of digits without end', `roundsMin=${'9'.repeat(400)}`],
    ['an empty number', 'roundsMax='],
    ['a least above its most', 'talkMin=50&talkMax=10'],
    ['a day that no month has', 'from=2026-02-31'],
    ['an end without a start', 'to=2026-11-02'],
    ['days that run backwards', 'from=2026-11-05&to=2026-11-02'],
    ['what is no filter', 'page=3&hide=score'],
  ])('leave out %s', (_, search) => {
    expect(calls(search)).toEqual({});
  });

  it('keep what is right beside what is not', () => {
    expect(calls('level=B&outcome=exploded&roundsMin=2')).toEqual({ level: 'B', roundsMin: 2 });
    expect(calls('from=2026-11-01&to=soon')).toEqual({ from: '2026-11-01' });
  });

  it('are never refused by the endpoint that they are put to', () => {
    for (const search of [
      'q=a&talkMin=0&talkMax=86400',
      'from=2026-11-01 09:00&to=2026-11-01T10:00:00Z',
      'outcome=unknown',
    ]) {
      expect(callsEndpoint.input.safeParse(callsInputOf(ONE, calls(search))).success, search).toBe(true);
    }
    expect(numbersEndpoint.input.safeParse(numbersInputOf(ONE, numbers('q=1&history=true'))).success).toBe(true);
  });

  it('are read alike on the server, where a parameter may come twice', () => {
    expect(callFiltersOf(paramsOf({ level: ['A', 'B'], outcome: 'busy', tag: undefined }))).toEqual({
      level: 'A',
      outcome: 'busy',
    });
  });
});

describe('the filters of an address of numbers', () => {
  it('are a text, a status and whether the attempts are wanted', () => {
    expect(numbers('q=5721&outcome=busy&history=true&level=A')).toEqual({ q: '5721', outcome: 'busy', history: true });
    expect(numbers('outcome=nothing&history=yes')).toEqual({});
  });
});

describe('addresses', () => {
  it('of a list hold its filters, with every id as one step of the path', () => {
    expect(listPath(ONE, 'numbers')).toBe('/tasks/tel-v1/a%20b%2F7/numbers');
    expect(listPath(ONE, 'calls', { level: 'A', roundsMin: 3 })).toBe(
      '/tasks/tel-v1/a%20b%2F7/calls?level=A&roundsMin=3',
    );
  });

  it('of a call carry the search of the list that it was opened from', () => {
    expect(callPath(ONE, '2026/1', { search: 'level=A&turn=3&at=9', at: 10 })).toBe(
      '/calls/tel-v1/2026%2F1?level=A&at=10&task=a+b%2F7',
    );
    expect(callPath({ connectionId: 'by' }, '9', { tab: '/raw' })).toBe('/calls/by/9/raw');
    expect(listSearch('level=A&turn=3&at=9&task=7&tag=x')).toBe('level=A&tag=x');
  });
});

describe('the calls of a bucket', () => {
  it('lie between its edges, both included, and an open edge is none', () => {
    expect(bucketFilters('rounds', { min: 2, max: 5 })).toEqual({ roundsMin: 2, roundsMax: 5 });
    expect(bucketFilters('seconds', { min: 120, max: null })).toEqual({ talkMin: 120 });
    expect(bucketFilters('seconds', { min: null, max: null })).toBeNull();
  });

  it('were answered: where nothing is in the bucket, calls that nobody took would be too', () => {
    expect(bucketFilters('seconds', { min: null, max: 9 })).toEqual({ outcome: 'answered', talkMax: 9 });
    expect(bucketFilters('rounds', { min: 0, max: 0 })).toEqual({ outcome: 'answered', roundsMin: 0, roundsMax: 0 });
  });
});
