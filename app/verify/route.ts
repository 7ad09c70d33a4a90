import { drawVerify } from '@/app/drawn/verify-page';
import { verifyPage } from '@/lib/server/links/verify-page';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = verifyPage(drawVerify);
