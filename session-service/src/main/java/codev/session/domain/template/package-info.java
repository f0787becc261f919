/** The session template: its steps with their planned minutes, wording and contribution kinds. */
@NullMarked
package codev.session.domain.template;

import org.jspecify.annotations.NullMarked;
