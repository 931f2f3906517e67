package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;

/** Waits for some seconds. */
@ApiRecord
public record SleepAction(long seconds) implements SleepActionBuilder.With {}
