/**
 * RFC 9457 problem documents as values, and the exceptions that carry a refusal. Depends on no
 * other package of this module.
 */
@NullMarked
package codev.infra.web.problem;

import org.jspecify.annotations.NullMarked;
