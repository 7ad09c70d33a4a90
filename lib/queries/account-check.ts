// Loaded when a form is sent: the schemas are worth a third of a page's own scripts.
import './jitless';
import type * as z from 'zod/mini';
import { changePasswordEndpoint, setupEndpoint } from '@/lib/api/account';

function wrongIn(schema: z.ZodMiniType | null, body: unknown): readonly string[] {
  const checked = schema?.safeParse(body);
  return checked?.success === false ? checked.error.issues.map(({ path }) => String(path[0])) : [];
}

/** The names of the fields that the server would refuse. */
export const wrongInSetup = (body: unknown) => wrongIn(setupEndpoint.body, body);
export const wrongInPasswordChange = (body: unknown) => wrongIn(changePasswordEndpoint.body, body);
