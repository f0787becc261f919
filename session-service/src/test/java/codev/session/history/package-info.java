@NullMarked
package codev.session.history;

import org.jspecify.annotations.NullMarked;
