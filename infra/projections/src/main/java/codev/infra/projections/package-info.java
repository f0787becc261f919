/**
 * Read models in MongoDB: projections fold the event log into documents, keep their position beside
 * them, and are rebuilt in versioned collections.
 */
@NullMarked
package codev.infra.projections;

import org.jspecify.annotations.NullMarked;
