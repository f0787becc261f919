package codev.infra.projections;

import codev.infra.eventstore.log.LogPosition;

/**
 * Where one generation of a view stands.
 *
 * @param generation counted from 0: a rebuild makes the next one
 */
record ProjectionToken(LogPosition mark, long generation) {
  long position() {
    return mark.position();
  }
}
