package codev.infra.projections;

import org.jspecify.annotations.Nullable;

/**
 * One document as it is stored.
 *
 * @param document {@code null} once removed: what remains remembers up to where it was folded, so
 *     that an older event told again does not bring it back
 * @param upTo position of the last event that it reflects
 */
record StoredDocument<D>(String id, @Nullable D document, long upTo) {}
