import { recordingPeaksEndpoint } from '@/lib/api/recordings';
import { getRecordingPeaks } from '@/lib/server/recording';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(recordingPeaksEndpoint, getRecordingPeaks);
