/** The audit endpoints and page of a service: checkpoint, commits without words, keys, export. */
@NullMarked
package codev.infra.web.audit;

import org.jspecify.annotations.NullMarked;
