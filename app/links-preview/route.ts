import { draw } from '@/app/s/[token]/draw';
import { linkPreview } from '@/lib/server/links/preview';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = linkPreview(draw);
