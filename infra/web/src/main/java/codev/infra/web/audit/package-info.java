/**
 * The audit endpoints and page of a service: checkpoint, commits without words, keys, export; and
 * its alarms.
 */
@NullMarked
package codev.infra.web.audit;

import org.jspecify.annotations.NullMarked;
