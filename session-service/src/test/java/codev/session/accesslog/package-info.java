@NullMarked
package codev.session.accesslog;

import org.jspecify.annotations.NullMarked;
