@NullMarked
package codev.session.publishing;

import org.jspecify.annotations.NullMarked;
