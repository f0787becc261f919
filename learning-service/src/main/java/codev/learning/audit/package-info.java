/**
 * What this service's events are to auditors, without words and without who has answered what.
 *
 * <p>Entry point: {@link codev.learning.audit.LearningAuditTrail}.
 */
@NullMarked
package codev.learning.audit;

import org.jspecify.annotations.NullMarked;
