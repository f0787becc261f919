/**
 * Who did what in a service, for auditors of the organisation: one line for each event, without
 * words, as a page and as a table to hand on.
 *
 * <p>Entry points: {@link codev.infra.web.audittrail.AuditTrailSource}, which a service implements,
 * and {@link codev.infra.web.audittrail.AuditTrailPageController}. A service with a trail of its
 * own has {@link codev.infra.web.audittrail.AuditTrailQuery} in common with them. The log itself,
 * commit by commit, has a page of its own in {@code codev.infra.web.audit}.
 */
@NullMarked
package codev.infra.web.audittrail;

import org.jspecify.annotations.NullMarked;
