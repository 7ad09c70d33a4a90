import * as z from 'zod/mini';

// Our Content-Security-Policy forbids the `new Function` with which zod would otherwise speed up its parsing.
if (typeof window !== 'undefined') z.config({ jitless: true });
