@NullMarked
package codev.session.messaging;

import org.jspecify.annotations.NullMarked;
