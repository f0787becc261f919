@NullMarked
package codev.session.summary;

import org.jspecify.annotations.NullMarked;
