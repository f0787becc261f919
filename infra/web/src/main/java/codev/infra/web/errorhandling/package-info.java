/** From an exception to a problem document or an error page, in the language of the reader. */
@NullMarked
package codev.infra.web.errorhandling;

import org.jspecify.annotations.NullMarked;
