/** Tests of the page and of the periodic verification of the log. */
@NullMarked
package codev.infra.web.audit;

import org.jspecify.annotations.NullMarked;
