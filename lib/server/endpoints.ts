import type * as z from 'zod/mini';
import {
  changePasswordEndpoint,
  createTokenEndpoint,
  deleteTokenEndpoint,
  inviteEndpoint,
  sessionEndpoint,
  setupEndpoint,
  signInEndpoint,
  signOutEndpoint,
  tokensEndpoint,
  usersEndpoint,
} from '@/lib/api/account';
import { callEndpoint, callHistoryEndpoint, callRawEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import {
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
} from '@/lib/api/connections';
import type { Endpoint } from '@/lib/api/endpoint';
import { callsCsvEndpoint, numbersCsvEndpoint } from '@/lib/api/exports';
import { inboundEndpoint, inboundRawEndpoint } from '@/lib/api/inbound';
import {
  changeLinkEndpoint,
  createLinkEndpoint,
  embedLinkEndpoint,
  linksEndpoint,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
} from '@/lib/api/links';
import { overviewEndpoint } from '@/lib/api/overview';
import { recordingEndpoint, recordingPeaksEndpoint } from '@/lib/api/recordings';
import {
  callReportCsvEndpoint,
  callReportHtmlEndpoint,
  callReportXlsxEndpoint,
  inboundReportCsvEndpoint,
  inboundReportHtmlEndpoint,
  inboundReportXlsxEndpoint,
  taskReportCsvEndpoint,
  taskReportHtmlEndpoint,
  taskReportXlsxEndpoint,
  verifyEndpoint,
} from '@/lib/api/reports';
import { seatsEndpoint } from '@/lib/api/seats';
import {
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  tasksEndpoint,
} from '@/lib/api/tasks';
import 'server-only';

export type AnyEndpoint = Endpoint<z.ZodMiniType, z.ZodMiniType | null, z.ZodMiniType>;

/** Every endpoint below /api/v1, in the order in which the OpenAPI document lists them. */
export const ENDPOINTS: readonly AnyEndpoint[] = [
  connectionsEndpoint,
  createConnectionEndpoint,
  changeConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
  overviewEndpoint,
  tasksEndpoint,
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  callsEndpoint,
  numbersEndpoint,
  callsCsvEndpoint,
  numbersCsvEndpoint,
  callEndpoint,
  callHistoryEndpoint,
  callRawEndpoint,
  recordingEndpoint,
  recordingPeaksEndpoint,
  seatsEndpoint,
  inboundEndpoint,
  inboundRawEndpoint,
  setupEndpoint,
  signInEndpoint,
  sessionEndpoint,
  signOutEndpoint,
  changePasswordEndpoint,
  tokensEndpoint,
  createTokenEndpoint,
  deleteTokenEndpoint,
  usersEndpoint,
  inviteEndpoint,
  linksEndpoint,
  createLinkEndpoint,
  changeLinkEndpoint,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
  taskReportCsvEndpoint,
  taskReportXlsxEndpoint,
  taskReportHtmlEndpoint,
  inboundReportCsvEndpoint,
  inboundReportXlsxEndpoint,
  inboundReportHtmlEndpoint,
  callReportCsvEndpoint,
  callReportXlsxEndpoint,
  callReportHtmlEndpoint,
  verifyEndpoint,
  embedLinkEndpoint,
];
