@NullMarked
package codev.infra.web.openapi;

import org.jspecify.annotations.NullMarked;
