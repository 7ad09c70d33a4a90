import { sharedPage } from '@/lib/server/links/public';
import { draw } from './draw';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = sharedPage(draw);
