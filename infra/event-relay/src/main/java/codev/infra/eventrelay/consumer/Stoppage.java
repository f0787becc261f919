package codev.infra.eventrelay.consumer;

import org.jspecify.annotations.Nullable;

/**
 * Why a listener is stopped in a partition.
 *
 * @param gap null while no message is missing
 * @param refused null while none is refused
 */
record Stoppage(@Nullable MessageGap gap, @Nullable RefusedMessage refused) {}
