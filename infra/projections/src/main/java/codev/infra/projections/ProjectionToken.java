package codev.infra.projections;

import codev.infra.eventstore.log.LogPosition;

/**
 * The position of one generation of a view in the log.
 *
 * @param generation names the collection: a rebuild takes the number of its request, a build from
 *     nothing the moment at which it began, so that no two builds write into the same one
 * @param target end of the log when a build from nothing began: until the position reaches it the
 *     view is not read; 0 from then on
 * @param fence number of the lease under which it was taken over last; 0 before the first
 */
record ProjectionToken(LogPosition logPosition, long generation, long target, long fence) {
  static final ProjectionToken NONE = new ProjectionToken(LogPosition.START, 0, 0, 0);

  ProjectionToken {
    if (logPosition.position() >= target) target = 0;
  }

  long position() {
    return logPosition.position();
  }

  ProjectionToken at(LogPosition later) {
    return new ProjectionToken(later, generation, target, fence);
  }

  ProjectionToken under(long number) {
    return new ProjectionToken(logPosition, generation, target, number);
  }

  boolean isReadable() {
    return position() >= target;
  }

  /** How much of a build from nothing is done. */
  int percent() {
    return isReadable() ? 100 : (int) (100 * position() / target);
  }
}
