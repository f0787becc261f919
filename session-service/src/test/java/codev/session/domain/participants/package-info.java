@NullMarked
package codev.session.domain.participants;

import org.jspecify.annotations.NullMarked;
