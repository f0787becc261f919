/**
 * Values and the aggregate of the access log: who opened the words of which session on which day.
 */
@NullMarked
package codev.session.domain.accesslog;

import org.jspecify.annotations.NullMarked;
