@NullMarked
package codev.session.domain.preparation;

import org.jspecify.annotations.NullMarked;
