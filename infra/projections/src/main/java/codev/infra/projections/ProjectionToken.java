package codev.infra.projections;

import codev.infra.eventstore.log.LogPosition;

/**
 * The position of one generation of a view in the log.
 *
 * @param generation names the collection: a rebuild takes the number of its request, a build from
 *     nothing the moment at which it began, so that no two builds write into the same one
 * @param target end of the log when a build from nothing began: until the position reaches it the
 *     view is not read; 0 from then on
 */
record ProjectionToken(LogPosition mark, long generation, long target) {
  ProjectionToken {
    if (mark.position() >= target) target = 0;
  }

  long position() {
    return mark.position();
  }

  ProjectionToken at(LogPosition later) {
    return new ProjectionToken(later, generation, target);
  }

  boolean isReadable() {
    return position() >= target;
  }

  /** How much of a build from nothing is done. */
  int percent() {
    return isReadable() ? 100 : (int) (100 * position() / target);
  }
}
