@NullMarked
package codev.session.learning;

import org.jspecify.annotations.NullMarked;
