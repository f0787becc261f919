/** The method in a session, one rule a test: whoever reads these reads the method. */
@NullMarked
package codev.session.domain;

import org.jspecify.annotations.NullMarked;
