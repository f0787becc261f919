/**
 * Who did what in the sessions, for auditors of the organisation: one line for each event, without
 * words, as a page and as a table to hand on.
 *
 * <p>Entry point: {@link codev.session.audit.AuditTrailController}. The log itself, commit by
 * commit, has a page of its own in {@code codev.infra.web.audit}.
 */
@NullMarked
package codev.session.audit;

import org.jspecify.annotations.NullMarked;
