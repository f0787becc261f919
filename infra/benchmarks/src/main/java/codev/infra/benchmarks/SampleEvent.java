package codev.infra.benchmarks;

import java.time.Instant;
import java.util.UUID;

/**
 * An event such as a session has most of: some ids, a kind, a sealed sentence.
 *
 * @param words about as long as a sealed sentence
 */
record SampleEvent(
    UUID session, UUID contribution, String by, String kind, String words, Instant at) {}
