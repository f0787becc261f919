/**
 * What this service's events are to auditors, without words.
 *
 * <p>Entry point: {@link codev.group.audit.GroupAuditTrail}.
 */
@NullMarked
package codev.group.audit;

import org.jspecify.annotations.NullMarked;
