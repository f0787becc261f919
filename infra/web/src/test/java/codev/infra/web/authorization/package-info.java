@NullMarked
package codev.infra.web.authorization;

import org.jspecify.annotations.NullMarked;
