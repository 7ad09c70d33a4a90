import { CALL_SUBJECTS } from './testing/call-subjects';
import { tryFaults } from './testing/fault-table';

tryFaults(CALL_SUBJECTS);
