/**
 * Whether what a view store holds is what the service has written: documents and tokens carry a
 * code that only who has the service's key can compute, and do not go back; some are compared with
 * the log. Entry point: {@code ViewAuthentication}.
 */
@NullMarked
package codev.infra.projections.authenticity;

import org.jspecify.annotations.NullMarked;
