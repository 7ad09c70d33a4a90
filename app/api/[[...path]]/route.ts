import { nothingHere } from '@/lib/server/nothing-here';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = nothingHere;
