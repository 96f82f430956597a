package io.bankfeed.sync.run;

/**
 * The run that a task belongs to.
 *
 * @param withUserIp the task's request went out while its user was there
 */
public record TaskRun(SyncRun run, boolean withUserIp) {}
