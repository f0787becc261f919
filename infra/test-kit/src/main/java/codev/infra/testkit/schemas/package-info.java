/**
 * Derives JSON schemas from the records of messages. Entry: {@link
 * codev.infra.testkit.schemas.PayloadSchema}. It uses nothing but Jackson.
 */
@NullMarked
package codev.infra.testkit.schemas;

import org.jspecify.annotations.NullMarked;
