@NullMarked
package codev.session;

import org.jspecify.annotations.NullMarked;
