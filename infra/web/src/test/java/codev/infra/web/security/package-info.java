@NullMarked
package codev.infra.web.security;

import org.jspecify.annotations.NullMarked;
