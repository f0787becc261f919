package codev.infra.benchmarks;

import java.time.Instant;
import java.util.UUID;

/**
 * A typical event of a session: some ids, a kind, an encrypted sentence.
 *
 * @param words about as long as a sealed sentence
 */
record SampleEvent(
    UUID session, UUID contribution, String by, String kind, String words, Instant at) {}
