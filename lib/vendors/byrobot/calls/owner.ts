import { isAppError, malformed, unknownId } from '../../failure';
import type { Ask } from '../client';
import { askResultWords, CALL } from './ask';

/** What a call says of whose it is. */
type Owned = { readonly companyId: string | null; readonly callJobId: string | null };
export type Owner = { readonly companyId: number; readonly taskId?: string | undefined };

/** Whether the vendor knows the task in this company. */
async function hasTask(ask: Ask, companyId: number, taskId: string, signal: AbortSignal): Promise<boolean> {
  try {
    await askResultWords(ask, companyId, taskId, signal);
    return true;
  } catch (error) {
    if (isAppError(error, 'not_found', 'vendor_rejected')) return false;
    throw error;
  }
}

/**
 * One key may open several companies, and the question for a call names none: so its answer has to be of ours. Where the
 * answer does not say whose it is, the call's task does.
 * @throws AppError `not_found` for a call of another company, or of another task than the one that was asked for
 */
export async function requireOwn(ask: Ask, { companyId, taskId }: Owner, call: Owned, signal: AbortSignal) {
  if (taskId !== undefined && call.callJobId !== null && call.callJobId !== taskId) throw unknownId(CALL);
  if (call.companyId !== null) {
    if (call.companyId !== String(companyId)) throw unknownId(CALL);
    return;
  }
  if (call.callJobId === null) throw malformed({ endpoint: CALL, what: 'companyId' });
  if (!(await hasTask(ask, companyId, call.callJobId, signal))) throw unknownId(CALL);
}
