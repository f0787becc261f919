/** Values about one programme: settings, aims, competencies, holidays, training, retention. */
@NullMarked
package codev.group.domain.programme;

import org.jspecify.annotations.NullMarked;
