/**
 * The security log as a stream: one structured line, without words, for each event that an operator
 * watches. Entry point: {@link codev.infra.securitylog.SecurityLogEntry}.
 */
@NullMarked
package codev.infra.securitylog;

import org.jspecify.annotations.NullMarked;
