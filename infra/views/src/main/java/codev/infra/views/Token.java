package codev.infra.views;

import codev.infra.eventstore.Mark;

/**
 * Where one generation of a view stands.
 *
 * @param generation counted from 0: a rebuild makes the next one
 */
record Token(Mark mark, long generation) {
  long position() {
    return mark.position();
  }
}
