import { metrics } from '@/lib/server/process/metrics-route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = metrics;
