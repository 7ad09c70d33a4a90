import { tryFaults } from './testing/fault-table';
import { SUBJECTS } from './testing/subjects';

tryFaults(SUBJECTS);
