@NullMarked
package codev.session.domain.accesslog;

import org.jspecify.annotations.NullMarked;
