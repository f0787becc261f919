/**
 * The security log: entries of the stream, and what an auditor reads, as JSON and as a page; and
 * what a person reads of their own open sign-ins.
 *
 * <p>Entry points: {@link codev.group.securitylog.GroupSecurityLog} and {@link
 * codev.group.securitylog.GroupSecurityEntries}.
 */
@NullMarked
package codev.group.securitylog;

import org.jspecify.annotations.NullMarked;
