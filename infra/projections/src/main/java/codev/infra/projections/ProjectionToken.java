package codev.infra.projections;

import codev.infra.eventstore.log.LogPosition;

/**
 * The position of one generation of a view in the log.
 *
 * @param generation counted from 0: a rebuild makes the next one
 */
record ProjectionToken(LogPosition mark, long generation) {
  long position() {
    return mark.position();
  }
}
