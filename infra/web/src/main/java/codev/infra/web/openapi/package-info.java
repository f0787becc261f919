/** Conventions of the published OpenAPI documents. */
@NullMarked
package codev.infra.web.openapi;

import org.jspecify.annotations.NullMarked;
