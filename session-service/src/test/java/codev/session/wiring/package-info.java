@NullMarked
package codev.session.wiring;

import org.jspecify.annotations.NullMarked;
